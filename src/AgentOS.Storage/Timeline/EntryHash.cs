using System.Buffers;
using System.Buffers.Binary;
using AgentOS.Sqlite;

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

    internal byte[] Finish()
    {
        byte[] hash = new byte[Sha256.Length];
        Sha256.Compute(_message.WrittenSpan, hash);
        return hash;
    }

    private void Add(byte type, ReadOnlySpan<byte> value)
    {
        Span<byte> room = _message.GetSpan(1 + sizeof(uint));
        room[0] = type;
        BinaryPrimitives.WriteUInt32BigEndian(room[1..], (uint)value.Length);
        _message.Advance(1 + sizeof(uint));
        _message.Write(value);
    }
}
