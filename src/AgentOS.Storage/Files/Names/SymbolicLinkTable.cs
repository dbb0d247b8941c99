using System.Text.Unicode;
using AgentOS.Sqlite;
using AgentOS.Storage.Format;

namespace AgentOS.Storage.Files;

/// <summary>Rows of fs_symlink: where symbolic links point, byte for byte.</summary>
internal sealed class SymbolicLinkTable
{
    private readonly SqliteStatement _select;
    private readonly SqliteStatement? _insert;
    private readonly SqliteStatement? _delete;

    internal SymbolicLinkTable(SqliteDatabase database, SchemaShape shape)
    {
        _select = database.Prepare("SELECT target FROM fs_symlink WHERE ino = ?1"u8);
        if (!shape.IsCurrent)
            return;
        _insert = database.Prepare("INSERT INTO fs_symlink (ino, target) VALUES (?1, ?2)"u8);
        _delete = database.Prepare("DELETE FROM fs_symlink WHERE ino = ?1"u8);
    }

    /// <summary>Copies a target, cut to the buffer. False when there is none.</summary>
    internal bool TryRead(long number, Span<byte> target, out int length)
    {
        length = 0;
        if (!_select.Bind(1, number).Step())
            return false;
        ReadOnlySpan<byte> stored = _select.GetBytes(0);
        length = Math.Min(stored.Length, target.Length);
        stored[..length].CopyTo(target);
        _select.Reset();
        return true;
    }

    internal void Insert(long number, ReadOnlySpan<byte> target)
    {
        _insert!.Bind(1, number);
        _ = Utf8.IsValid(target) ? _insert.BindText(2, target) : _insert.BindBlob(2, target);
        _insert.Run();
    }

    internal void Delete(long number) => _delete!.Bind(1, number).Run();
}
