using System.Buffers.Binary;

namespace AgentOS.Network.Tls;

/// <summary>Reads the fields of TLS messages (RFC 8446, 3). Everything it does not have is a <see cref="FormatException"/>.</summary>
internal ref struct TlsBytes(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsEmpty => _rest.IsEmpty;

    public int Number8() => Take(1)[0];

    public int Number16() => BinaryPrimitives.ReadUInt16BigEndian(Take(sizeof(ushort)));

    public ReadOnlySpan<byte> Vector8() => Take(Number8());

    public ReadOnlySpan<byte> Vector16() => Take(Number16());

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
            throw new FormatException("it ends in the middle of a field");
        ReadOnlySpan<byte> taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
