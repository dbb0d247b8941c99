using AgentOS.Sqlite;
using AgentOS.Storage.Format;

namespace AgentOS.Storage.Files;

/// <summary>Rows of fs_dentry: the names in directories.</summary>
internal sealed class DentryTable
{
    private readonly SqliteStatement _find;
    private readonly SqliteStatement _list;
    private readonly SqliteStatement _any;
    private readonly SqliteStatement _parent;
    private readonly SqliteStatement _entry;
    private readonly SqliteStatement _names;
    private readonly SqliteStatement _following;
    private readonly SqliteStatement _subdirectories;
    private readonly SqliteStatement? _insert;
    private readonly SqliteStatement? _delete;
    private readonly SqliteStatement? _move;
    private readonly SqliteStatement? _point;

    internal DentryTable(SqliteDatabase database, SchemaShape shape)
    {
        _find = database.Prepare("SELECT id, ino FROM fs_dentry WHERE parent_ino = ?1 AND name = ?2"u8);
        _list = database.Prepare("""
            SELECT d.name, d.ino, i.mode FROM fs_dentry d CROSS JOIN fs_inode i ON i.ino = d.ino WHERE d.parent_ino = ?1
            """u8);
        _any = database.Prepare("SELECT 1 FROM fs_dentry WHERE parent_ino = ?1 LIMIT 1"u8);
        _parent = database.Prepare("SELECT parent_ino FROM fs_dentry WHERE ino = ?1 LIMIT 1"u8);
        _entry = database.Prepare("SELECT parent_ino, name FROM fs_dentry WHERE ino = ?1 LIMIT 1"u8);
        _names = database.Prepare("SELECT count(*) FROM fs_dentry WHERE ino = ?1"u8);
        _following = database.Prepare("SELECT name, ino FROM fs_dentry WHERE parent_ino = ?1 AND name > ?2 ORDER BY name LIMIT ?3"u8);
        _subdirectories = database.Prepare("""
            SELECT count(*) FROM fs_dentry d CROSS JOIN fs_inode i ON i.ino = d.ino
            WHERE d.parent_ino = ?1 AND (i.mode & 61440) = 16384
            """u8);
        if (!shape.IsCurrent)
            return;

        _insert = database.Prepare("INSERT INTO fs_dentry (name, parent_ino, ino) VALUES (?1, ?2, ?3)"u8);
        _delete = database.Prepare("DELETE FROM fs_dentry WHERE id = ?1"u8);
        _move = database.Prepare("UPDATE fs_dentry SET parent_ino = ?2, name = ?3 WHERE id = ?1"u8);
        _point = database.Prepare("UPDATE fs_dentry SET ino = ?2 WHERE id = ?1"u8);
    }

    internal bool TryFind(long parent, ReadOnlySpan<byte> name, out Dentry dentry)
    {
        dentry = default;
        if (!_find.Bind(1, parent).BindName(2, name).Step())
            return false;
        dentry = new Dentry(_find.GetInt64(0), _find.GetInt64(1));
        _find.Reset();
        return true;
    }

    internal void List(long parent, IDirectorySink sink)
    {
        try
        {
            _list.Bind(1, parent);
            while (_list.Step())
            {
                ReadOnlySpan<byte> name = _list.GetBytes(0);
                if (EntryName.IsReachable(name))
                    sink.Add(name, _list.GetInt64(1), (uint)_list.GetInt64(2));
            }
        }
        finally
        {
            _list.Reset();
        }
    }

    internal bool IsEmpty(long parent) => !TryReadFirst(_any, parent, out _);

    /// <summary>The directory that holds a name of the inode; 0 when there is none. Reads the whole table.</summary>
    internal long FindParent(long number) => TryReadFirst(_parent, number, out long parent) ? parent : 0;

    /// <summary>One of an inode's names. Reads the whole table.</summary>
    internal bool TryFindName(long number, out long parent, out byte[] name)
    {
        (parent, name) = (0, []);
        if (!_entry.Bind(1, number).Step())
            return false;
        (parent, name) = (_entry.GetInt64(0), _entry.GetBytes(1).ToArray());
        _entry.Reset();
        return true;
    }

    /// <summary>The names of a directory after a name, in order.</summary>
    internal void ListFollowing(long parent, byte[] name, int most, Action<long, byte[]> see)
    {
        try
        {
            _following.Bind(1, parent).BindName(2, name).Bind(3, most);
            while (_following.Step())
                see(_following.GetInt64(1), _following.GetBytes(0).ToArray());
        }
        finally
        {
            _following.Reset();
        }
    }

    /// <summary>How many names an inode has. Reads the whole table.</summary>
    internal uint CountNames(long number) => TryReadFirst(_names, number, out long count) ? (uint)count : 0;

    /// <summary>How many directories a directory holds. Reads all its entries.</summary>
    internal uint CountSubdirectories(long number) => TryReadFirst(_subdirectories, number, out long count) ? (uint)count : 0;

    internal void Insert(long parent, ReadOnlySpan<byte> name, long number) =>
        _insert!.BindName(1, name).Bind(2, parent).Bind(3, number).Run();

    internal void Delete(long id) => _delete!.Bind(1, id).Run();

    internal void Move(long id, long parent, ReadOnlySpan<byte> name) => _move!.Bind(1, id).Bind(2, parent).BindName(3, name).Run();

    /// <summary>Makes an entry name another inode.</summary>
    internal void Point(long id, long number) => _point!.Bind(1, id).Bind(2, number).Run();

    private static bool TryReadFirst(SqliteStatement statement, long number, out long value)
    {
        value = 0;
        if (!statement.Bind(1, number).Step())
            return false;
        value = statement.GetInt64(0);
        statement.Reset();
        return true;
    }
}
