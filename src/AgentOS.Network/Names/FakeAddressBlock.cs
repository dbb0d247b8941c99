using System.Buffers.Binary;
using System.Net;

namespace AgentOS.Network.Names;

/// <summary>
/// Addresses that stand for names: number n is the n-th address of a block of IPv4 and of a /64 of our own (RFC 4193; its bytes spell "agentos"). The first and the last address of
/// the block are left out, as hosts have neither.
/// </summary>
internal sealed class FakeAddressBlock(IPNetwork block)
{
    private const int Prefix = 8;

    private readonly uint _first = BinaryPrimitives.ReadUInt32BigEndian(block.BaseAddress.GetAddressBytes()) + 1;

    /// <summary>How many numbers there are.</summary>
    public int Count { get; } = (1 << (32 - block.PrefixLength)) - 2;

    private static ReadOnlySpan<byte> Local => [0xfd, 0x61, 0x67, 0x65, 0x6e, 0x74, 0x6f, 0x73];

    public IPAddress Version4(int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, _first + (uint)number);
        return new IPAddress(bytes);
    }

    public static IPAddress Version6(int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        Local.CopyTo(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[Prefix..], number + 1);
        return new IPAddress(bytes);
    }

    /// <summary>The number of an address, or null for an address that stands for nothing.</summary>
    public int? NumberOf(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        Span<byte> bytes = stackalloc byte[16];
        plain.TryWriteBytes(bytes, out int length);
        if (length == sizeof(uint))
            return Within(BinaryPrimitives.ReadUInt32BigEndian(bytes) - (long)_first);
        return bytes[..Prefix].SequenceEqual(Local) ? Within(BinaryPrimitives.ReadInt64BigEndian(bytes[Prefix..]) - 1) : null;
    }

    private int? Within(long number) => number >= 0 && number < Count ? (int)number : null;
}
