using AgentOS.Sqlite;

namespace AgentOS.Storage.Files;

/// <summary>Rows of agentos_xattr.</summary>
internal sealed class ExtendedAttributeTable(SqliteDatabase database)
{
    private readonly SqliteStatement _select = database.Prepare("SELECT value FROM agentos_xattr WHERE ino = ?1 AND name = ?2"u8);
    private readonly SqliteStatement _list = database.Prepare("SELECT name FROM agentos_xattr WHERE ino = ?1 ORDER BY name"u8);
    private readonly SqliteStatement _upsert = database.Prepare("INSERT OR REPLACE INTO agentos_xattr (ino, name, value) VALUES (?1, ?2, ?3)"u8);
    private readonly SqliteStatement _delete = database.Prepare("DELETE FROM agentos_xattr WHERE ino = ?1 AND name = ?2"u8);
    private readonly SqliteStatement _deleteAll = database.Prepare("DELETE FROM agentos_xattr WHERE ino = ?1"u8);

    /// <summary>Copies a value, cut to the buffer. False when there is none.</summary>
    internal bool TryRead(long number, ReadOnlySpan<byte> name, Span<byte> value, out int length)
    {
        length = 0;
        if (!_select.Bind(1, number).BindBlob(2, name).Step())
            return false;
        ReadOnlySpan<byte> stored = _select.GetBytes(0);
        length = stored.Length;
        stored[..Math.Min(length, value.Length)].CopyTo(value);
        _select.Reset();
        return true;
    }

    /// <summary>Writes the names, each ended by a NUL, as far as they fit, and returns the length of all.</summary>
    internal int List(long number, Span<byte> names)
    {
        int length = 0;
        _list.Bind(1, number);
        while (_list.Step())
        {
            ReadOnlySpan<byte> name = _list.GetBytes(0);
            int end = length + name.Length;
            if (end < names.Length)
            {
                name.CopyTo(names[length..]);
                names[end] = 0;
            }

            length = end + 1;
        }

        return length;
    }

    internal void Write(long number, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) =>
        _upsert.Bind(1, number).BindBlob(2, name).BindBlob(3, value).Run();

    internal void Delete(long number, ReadOnlySpan<byte> name) => _delete.Bind(1, number).BindBlob(2, name).Run();

    internal void DeleteAll(long number) => _deleteAll.Bind(1, number).Run();
}
