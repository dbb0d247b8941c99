using System.Net;
using System.Net.Sockets;

namespace AgentOS.Network.Dialling;

/// <summary>Tells the machine's own addresses, public ones too: services of the host listen there.</summary>
internal static class OwnAddress
{
    // Any port will do: connecting a datagram socket only looks the route up, nothing is sent.
    private const int DiscardPort = 9;

    /// <summary>Whether connecting to an address would stay on this machine: the route to an own address begins at that address.</summary>
    public static bool Is(IPAddress address)
    {
        using Socket probe = new(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            probe.Connect(address, DiscardPort);
            return probe.LocalEndPoint is IPEndPoint local && local.Address.Equals(address);
        }
        catch (SocketException)
        {
            return false; // No route: dialling it will say so.
        }
    }
}
