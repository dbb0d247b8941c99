using AgentOS.Linux;
using AgentOS.Protocol.Links;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Guest.Machines.Network;

/// <summary>Questions for names go to the host with the address of who asks, which comes back with the answer.</summary>
internal sealed class NameRelay(Link link, SafeFileHandle socket)
{
    // RFC 6891, 6.2.5: what all networks carry is less; a question has a name of at most 255 bytes.
    private const int LongestQuestion = 4096;

    public static NameRelay Start(Link link, SafeFileHandle socket)
    {
        NameRelay relay = new(link, socket);
        new Thread(relay.Ask, maxStackSize: 256 * 1024) { IsBackground = true, Name = "names" }.Start();
        return relay;
    }

    public void Answer(ReadOnlySpan<byte> packet)
    {
        if (packet.Length > DatagramSocket.AddressBytes)
            DatagramSocket.Send(socket, packet[..DatagramSocket.AddressBytes], packet[DatagramSocket.AddressBytes..]);
    }

    private void Ask()
    {
        byte[] packet = new byte[DatagramSocket.AddressBytes + LongestQuestion];
        while (true)
        {
            try
            {
                int length = DatagramSocket.Receive(socket, packet.AsSpan(0, DatagramSocket.AddressBytes), packet.AsSpan(DatagramSocket.AddressBytes));
                link.TrySend(LinkChannels.Network, LinkKind.Packet, packet.AsSpan(0, DatagramSocket.AddressBytes + length));
            }
            catch (LinuxException)
            {
                // The notice of an answer that nobody took.
            }
        }
    }
}
