using System.Buffers.Binary;
using System.Net;

namespace AgentOS.Network.Names;

/// <summary>
/// Addresses that stand for names: number n is the n-th address of 198.18.0.0/15 (set apart for benchmarks by RFC 2544, so no network has them) and of a /64 of our own (RFC 4193; its bytes
/// spell "agentos").
/// </summary>
internal static class FakeAddress
{
    /// <summary>How many numbers there are: the first and the last address of the IPv4 block are left out, as hosts have neither.</summary>
    public const int Count = (1 << 17) - 2;

    private const uint First = 0xC6120000 + 1;
    private const int Prefix = 8;

    private static ReadOnlySpan<byte> Local => [0xfd, 0x61, 0x67, 0x65, 0x6e, 0x74, 0x6f, 0x73];

    public static IPAddress Version4(int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, First + (uint)number);
        return new IPAddress(bytes);
    }

    public static IPAddress Version6(int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        Local.CopyTo(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[Prefix..], number + 1);
        return new IPAddress(bytes);
    }

    /// <summary>The number of an address, or null for an address that stands for nothing.</summary>
    public static int? NumberOf(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out int length);
        if (length == sizeof(uint))
            return Within(BinaryPrimitives.ReadUInt32BigEndian(bytes) - (long)First);
        return bytes[..Prefix].SequenceEqual(Local) ? Within(BinaryPrimitives.ReadInt64BigEndian(bytes[Prefix..]) - 1) : null;
    }

    private static int? Within(long number) => number is >= 0 and < Count ? (int)number : null;
}
