using System.Text;
using AgentOS.Sqlite;
using AgentOS.Storage.Format;

namespace AgentOS.Storage.Files;

/// <summary>Rows of fs_inode. <see cref="Inode.LinkCount"/> is the stored nlink here, 1 for a directory.</summary>
internal sealed class InodeTable
{
    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _select;
    private readonly SqliteStatement _count;
    private readonly SqliteStatement? _insert;
    private readonly SqliteStatement? _update;
    private readonly SqliteStatement? _delete;

    internal InodeTable(SqliteDatabase database, SchemaShape shape)
    {
        _database = database;
        string links = shape.HasLinkCounts ? "nlink" : "1";
        string device = shape.HasDeviceNumbers ? "rdev" : "0";
        string nanoseconds = shape.HasNanoseconds ? "atime_nsec, mtime_nsec, ctime_nsec" : "0, 0, 0";
        _select = database.Prepare(Encoding.UTF8.GetBytes(
            $"SELECT mode, {links}, uid, gid, {device}, size, atime, mtime, ctime, {nanoseconds} FROM fs_inode WHERE ino = ?1"));
        _count = database.Prepare("SELECT count(*) FROM fs_inode"u8);
        if (!shape.IsCurrent)
            return;

        _insert = database.Prepare("""
            INSERT INTO fs_inode (mode, nlink, uid, gid, rdev, size, atime, mtime, ctime, atime_nsec, mtime_nsec, ctime_nsec)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """u8);
        _update = database.Prepare("""
            UPDATE fs_inode SET mode = ?1, nlink = ?2, uid = ?3, gid = ?4, rdev = ?5, size = ?6,
              atime = ?7, mtime = ?8, ctime = ?9, atime_nsec = ?10, mtime_nsec = ?11, ctime_nsec = ?12 WHERE ino = ?13
            """u8);
        _delete = database.Prepare("DELETE FROM fs_inode WHERE ino = ?1"u8);
    }

    internal bool TryGet(long number, out Inode inode)
    {
        inode = default;
        if (!_select.Bind(1, number).Step())
            return false;

        inode.Number = number;
        inode.Mode = (uint)_select.GetInt64(0);
        inode.LinkCount = (uint)Math.Max(0, _select.GetInt64(1));
        inode.UserId = (uint)_select.GetInt64(2);
        inode.GroupId = (uint)_select.GetInt64(3);
        inode.DeviceNumber = (uint)_select.GetInt64(4);
        inode.Size = Math.Max(0, _select.GetInt64(5));
        inode.AccessTime = new FileTime(_select.GetInt64(6), Nanoseconds(9));
        inode.ModifyTime = new FileTime(_select.GetInt64(7), Nanoseconds(10));
        inode.ChangeTime = new FileTime(_select.GetInt64(8), Nanoseconds(11));
        _select.Reset();
        return true;
    }

    internal long Insert(in Inode inode)
    {
        Bind(_insert!, inode).Run();
        return _database.LastInsertRowId;
    }

    internal void Update(in Inode inode) => Bind(_update!, inode).Bind(13, inode.Number).Run();

    internal void Delete(long number) => _delete!.Bind(1, number).Run();

    internal long Count()
    {
        _count.Step();
        long count = _count.GetInt64(0);
        _count.Reset();
        return count;
    }

    private static SqliteStatement Bind(SqliteStatement statement, in Inode inode) => statement
        .Bind(1, inode.Mode).Bind(2, inode.LinkCount).Bind(3, inode.UserId).Bind(4, inode.GroupId)
        .Bind(5, inode.DeviceNumber).Bind(6, inode.Size)
        .Bind(7, inode.AccessTime.Seconds).Bind(8, inode.ModifyTime.Seconds).Bind(9, inode.ChangeTime.Seconds)
        .Bind(10, inode.AccessTime.Nanoseconds).Bind(11, inode.ModifyTime.Nanoseconds).Bind(12, inode.ChangeTime.Nanoseconds);

    private uint Nanoseconds(int column) => (uint)Math.Clamp(_select.GetInt64(column), 0, 999_999_999);
}
