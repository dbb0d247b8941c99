using System.Net;
using System.Net.Sockets;
using AgentOS.Linux;
using AgentOS.Network;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Networks;

/// <summary>The sockets a network of names has inside: the name server's, the explicit proxy's, and one for each port that rules name.</summary>
/// <param name="ports">Those ports.</param>
internal sealed class NetworkSockets(IEnumerable<int> ports)
{
    private const ushort NamePort = 53;

    // The usual one of proxies (squid's). Nothing points programs to it: they are captured without knowing. It is for those told to use one.
    private const ushort ProxyPort = 3128;

    private readonly HashSet<int> _ports = [.. ports.Where(port => port != NamePort)];

    /// <summary>What is bound before the program starts, in the order in which <see cref="Take"/> gets it.</summary>
    public IReadOnlyList<ListeningAddress> AtStart =>
    [
        new(Transport.Udp, IPAddress.Any, NamePort),
        ListeningAddress.EveryTcp(NamePort),
        .. HasProxy ? [new ListeningAddress(Transport.Tcp, IPAddress.Loopback, ProxyPort)] : Array.Empty<ListeningAddress>(),
        .. _ports.Order().Select(port => ListeningAddress.EveryTcp((ushort)port)),
    ];

    private bool HasProxy => !_ports.Contains(ProxyPort);

    /// <summary>Takes over the sockets of <see cref="AtStart"/>.</summary>
    public EgressSockets Take(IReadOnlyList<SafeFileHandle> sockets)
    {
        int captured = HasProxy ? 3 : 2;
        return new EgressSockets
        {
            NameDatagrams = [Take(sockets[0])],
            NameStreams = [Take(sockets[1])],
            Proxies = [.. sockets.Take(captured).Skip(2).Select(Take)],
            Captured = [.. sockets.Skip(captured).Select(Take)],
        };
    }

    /// <summary>Takes over one that was bound later.</summary>
    public EgressSockets Add(int port, SafeFileHandle socket)
    {
        _ports.Add(port);
        return new EgressSockets { Captured = [Take(socket)] };
    }

    /// <summary>Those ports that nobody listens at yet.</summary>
    public IEnumerable<int> Missing(IEnumerable<int> ports) => ports.Where(port => port != NamePort && !_ports.Contains(port));

    // The engine's sockets close it.
    private static SafeSocketHandle Take(SafeFileHandle socket)
    {
        SafeSocketHandle taken = new(socket.DangerousGetHandle(), ownsHandle: true);
        socket.SetHandleAsInvalid();
        return taken;
    }
}
