using System.Net;
using AgentOS.Linux;

namespace AgentOS.Protocol;

/// <summary>A socket that a host wants in its sandbox's network.</summary>
/// <param name="Address">Where it is bound.</param>
public sealed record ListenMessage(ListeningAddress Address)
{
    /// <summary>Serialises the message.</summary>
    public byte[] ToPayload()
    {
        PayloadWriter writer = new();
        writer.Write((int)Address.Transport);
        writer.Write(Address.Address.GetAddressBytes());
        writer.Write((int)Address.Port);
        return writer.Written.ToArray();
    }

    /// <summary>Parses a message.</summary>
    /// <exception cref="FrameException">The bytes are no such message.</exception>
    public static ListenMessage Parse(ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        Transport transport = (Transport)reader.ReadInt32();
        ReadOnlySpan<byte> address = reader.ReadBytes();
        int port = reader.ReadInt32();
        reader.End();
        return Enum.IsDefined(transport) && address.Length is 4 or 16 && port is > 0 and <= ushort.MaxValue
            ? new ListenMessage(new ListeningAddress(transport, new IPAddress(address), (ushort)port))
            : throw new FrameException($"an address of {address.Length} bytes and port {port}");
    }
}
