using System.Buffers.Binary;
using System.Net;

namespace AgentOS.Protocol;

/// <summary>Where a program in a machine wanted to connect to: u16 port, then an address of 4 or 16 bytes.</summary>
public static class ConnectionTarget
{
    private const int PortBytes = sizeof(ushort);

    /// <summary>Serialises one.</summary>
    public static byte[] ToBytes(IPEndPoint target)
    {
        byte[] address = target.Address.GetAddressBytes(), bytes = new byte[PortBytes + address.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)target.Port);
        address.CopyTo(bytes, PortBytes);
        return bytes;
    }

    /// <summary>Parses one.</summary>
    /// <exception cref="FrameException">The bytes are none.</exception>
    public static IPEndPoint Parse(ReadOnlySpan<byte> bytes) => bytes.Length is PortBytes + 4 or PortBytes + 16 && BinaryPrimitives.ReadUInt16LittleEndian(bytes) is > 0 and var port
        ? new IPEndPoint(new IPAddress(bytes[PortBytes..]), port)
        : throw new FrameException($"{bytes.Length} bytes are no address");
}
