using AgentOS.Sqlite;
using AgentOS.Storage.Format;

namespace AgentOS.Storage.Files;

/// <summary>Rows of fs_data: file content in chunks. A missing chunk, and what is missing at a chunk's end, reads as zeros.</summary>
internal sealed unsafe class ChunkTable
{
    private readonly SqliteStatement _select;
    private readonly SqliteStatement _range;
    private readonly SqliteStatement _length;
    private readonly SqliteStatement _next;
    private readonly SqliteStatement _count;
    private readonly SqliteStatement? _upsert;
    private readonly SqliteStatement? _cut;
    private readonly SqliteStatement? _deleteRange;

    internal ChunkTable(SqliteDatabase database, SchemaShape shape)
    {
        Size = shape.ChunkSize;
        _select = database.Prepare("SELECT data FROM fs_data WHERE ino = ?1 AND chunk_index = ?2"u8);
        _range = database.Prepare("SELECT chunk_index, data FROM fs_data WHERE ino = ?1 AND chunk_index BETWEEN ?2 AND ?3 ORDER BY chunk_index"u8);
        _length = database.Prepare("SELECT length(data) FROM fs_data WHERE ino = ?1 AND chunk_index = ?2"u8);
        _next = database.Prepare("SELECT chunk_index FROM fs_data WHERE ino = ?1 AND chunk_index >= ?2 ORDER BY chunk_index LIMIT 1"u8);
        _count = database.Prepare("SELECT count(*) FROM (SELECT 1 FROM fs_data WHERE ino = ?1 LIMIT ?2)"u8);
        if (!shape.IsCurrent)
            return;

        _upsert = database.Prepare("""
            INSERT INTO fs_data (ino, chunk_index, data) VALUES (?1, ?2, ?3)
            ON CONFLICT (ino, chunk_index) DO UPDATE SET data = excluded.data
            """u8);
        _cut = database.Prepare("""
            UPDATE fs_data SET data = substr(data, 1, ?3) WHERE ino = ?1 AND chunk_index = ?2 AND length(data) > ?3
            """u8);
        _deleteRange = database.Prepare("DELETE FROM fs_data WHERE ino = ?1 AND chunk_index BETWEEN ?2 AND ?3"u8);
    }

    /// <summary>Bytes in a full chunk.</summary>
    internal int Size { get; }

    /// <summary>Reads one chunk into the start of <paramref name="buffer"/> and returns how many bytes it has; 0 when it is missing.</summary>
    internal int Read(long number, long index, Span<byte> buffer)
    {
        if (!_select.Bind(1, number).Bind(2, index).Step())
            return 0;
        ReadOnlySpan<byte> data = _select.GetBytes(0);
        int length = Math.Min(data.Length, buffer.Length);
        data[..length].CopyTo(buffer);
        _select.Reset();
        return length;
    }

    /// <summary>Fills a buffer from a range of a file.</summary>
    internal void ReadRange(long number, long offset, Span<byte> buffer)
    {
        buffer.Clear();
        _range.Bind(1, number).Bind(2, offset / Size).Bind(3, (offset + buffer.Length - 1) / Size);
        while (_range.Step())
        {
            long start = (_range.GetInt64(0) * Size) - offset;
            ReadOnlySpan<byte> data = _range.GetBytes(1);
            data = data[..Math.Min(data.Length, Size)];
            int skipped = (int)Math.Min(data.Length, Math.Max(0, -start));
            int at = (int)Math.Max(0, start);
            data = data[skipped..];
            data[..Math.Min(data.Length, buffer.Length - at)].CopyTo(buffer[at..]);
        }
    }

    /// <summary>Stored bytes of a chunk; 0 when it is missing.</summary>
    internal int GetLength(long number, long index)
    {
        if (!_length.Bind(1, number).Bind(2, index).Step())
            return 0;
        int length = (int)_length.GetInt64(0);
        _length.Reset();
        return length;
    }

    /// <summary>The first stored chunk at or after an index; -1 when there is none.</summary>
    internal long FindNext(long number, long index)
    {
        if (!_next.Bind(1, number).Bind(2, index).Step())
            return -1;
        long found = _next.GetInt64(0);
        _next.Reset();
        return found;
    }

    /// <summary>Stored chunks of a file, counted up to a limit.</summary>
    internal long Count(long number, long limit)
    {
        _count.Bind(1, number).Bind(2, limit).Step();
        long count = _count.GetInt64(0);
        _count.Reset();
        return count;
    }

    internal void Write(long number, long index, ReadOnlySpan<byte> data)
    {
        fixed (byte* bytes = data)
            _upsert!.Bind(1, number).Bind(2, index).BindPinnedBlob(3, bytes, data.Length).Run();
    }

    /// <summary>Shortens a chunk that is longer than <paramref name="length"/>.</summary>
    internal void Cut(long number, long index, int length) => _cut!.Bind(1, number).Bind(2, index).Bind(3, length).Run();

    internal void Delete(long number, long first, long last) => _deleteRange!.Bind(1, number).Bind(2, first).Bind(3, last).Run();
}
