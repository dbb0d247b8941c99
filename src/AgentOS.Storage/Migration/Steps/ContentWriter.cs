using AgentOS.Sqlite;
using AgentOS.Storage.Files;
using AgentOS.Storage.Format;

namespace AgentOS.Storage.Migration.Steps;

/// <summary>Writes content that was kept in another way as chunks.</summary>
internal sealed class ContentWriter
{
    private readonly ChunkTable _chunks;
    private readonly byte[] _buffer;

    internal ContentWriter(SqliteDatabase database)
    {
        _chunks = new ChunkTable(database, SchemaShape.Read(database));
        _buffer = new byte[_chunks.Size];
    }

    /// <summary>Puts bytes at an offset over what is there.</summary>
    internal void Write(long number, long offset, ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            int start = (int)(offset % _chunks.Size);
            int length = Math.Min(data.Length, _chunks.Size - start);
            int stored = _chunks.Read(number, offset / _chunks.Size, _buffer);
            _buffer.AsSpan(stored).Clear();
            data[..length].CopyTo(_buffer.AsSpan(start));
            _chunks.Write(number, offset / _chunks.Size, _buffer.AsSpan(0, Math.Max(stored, start + length)));
            data = data[length..];
            offset += length;
        }
    }
}
