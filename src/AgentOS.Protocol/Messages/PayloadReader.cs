using System.Buffers.Binary;
using System.Text;

namespace AgentOS.Protocol;

/// <summary>Reads what <see cref="PayloadWriter"/> wrote; every length is checked against the bytes that are there.</summary>
internal ref struct PayloadReader(ReadOnlySpan<byte> payload)
{
    private ReadOnlySpan<byte> _rest = payload;

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public bool ReadBoolean() => ReadInt32() != 0;

    public ReadOnlySpan<byte> ReadBytes() => Take(ReadInt32());

    public string ReadString() => Encoding.UTF8.GetString(ReadBytes());

    public List<string> ReadStrings()
    {
        int count = ReadInt32();
        // Each string has at least its length field, so a larger count is a lie, and nothing is allocated for it.
        if (count < 0 || count > _rest.Length / sizeof(int))
            throw new FrameException($"a list announces {count} strings");
        List<string> values = new(count);
        for (int index = 0; index < count; index++)
            values.Add(ReadString());
        return values;
    }

    /// <summary>Checks that nothing is left.</summary>
    public readonly void End()
    {
        if (!_rest.IsEmpty)
            throw new FrameException($"{_rest.Length} bytes after the message");
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length < 0 || length > _rest.Length)
            throw new FrameException($"a field of {length} bytes in a rest of {_rest.Length}");
        ReadOnlySpan<byte> taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
