using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using AgentOS.Sqlite;
using AgentOS.Storage.Hashing;

namespace AgentOS.Storage.Timeline;

/// <summary>
/// The hash of one row (docs/formats/agent-db.md, "The timeline"): SHA-256 of the previous row's hash and the row's columns in order, each as a letter
/// for its type and its content, so that no two rows have the same bytes.
/// </summary>
internal sealed class EntryHash
{
    private readonly ArrayBufferWriter<byte> _message = new();

    internal void Begin(ReadOnlySpan<byte> previous)
    {
        _message.ResetWrittenCount();
        _message.Write(previous);
    }

    internal void Add(long value)
    {
        Span<byte> room = _message.GetSpan(1 + sizeof(long));
        room[0] = (byte)'i';
        BinaryPrimitives.WriteInt64BigEndian(room[1..], value);
        _message.Advance(1 + sizeof(long));
    }

    internal void AddText(ReadOnlySpan<byte> value) => Add((byte)'t', value);

    /// <summary>Adds text and returns its bytes, which stay until the next addition.</summary>
    internal ReadOnlySpan<byte> AddText(string value)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        AddHeader((byte)'t', length);
        Span<byte> room = _message.GetSpan(length);
        _ = Encoding.UTF8.GetBytes(value, room);
        _message.Advance(length);
        return room[..length];
    }

    internal void AddBlob(ReadOnlySpan<byte> value) => Add((byte)'b', value);

    internal void AddNull() => _message.Write("n"u8);

    /// <summary>Adds a column as it is stored.</summary>
    internal void Add(SqliteStatement row, int column)
    {
        switch (row.GetType(column))
        {
            case SqliteType.Null:
                AddNull();
                break;
            case SqliteType.Integer:
                Add(row.GetInt64(column));
                break;
            case SqliteType.Text:
                AddText(row.GetBytes(column));
                break;
            case SqliteType.Blob:
                AddBlob(row.GetBytes(column));
                break;
            default:
                Add((byte)'r', row.GetBytes(column)); // No row of ours has one.
                break;
        }
    }

    /// <param name="hash">32 bytes; may be those that <see cref="Begin"/> was given.</param>
    internal void Finish(Span<byte> hash) => Sha256.Compute(_message.WrittenSpan, hash);

    private void Add(byte type, ReadOnlySpan<byte> value)
    {
        AddHeader(type, value.Length);
        _message.Write(value);
    }

    private void AddHeader(byte type, int length)
    {
        Span<byte> room = _message.GetSpan(1 + sizeof(uint));
        room[0] = type;
        BinaryPrimitives.WriteUInt32BigEndian(room[1..], (uint)length);
        _message.Advance(1 + sizeof(uint));
    }
}
