using System.Net;
using System.Net.Sockets;
using AgentOS.Linux;
using AgentOS.Network;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Networks;

/// <summary>The sockets a network of names has inside: the name server's, the explicit proxy's, and one for each port where connections are captured.</summary>
/// <param name="ports">The ports that rules name.</param>
internal sealed class NetworkSockets(IEnumerable<int> ports)
{
    private const ushort NamePort = 53;

    // The usual one of proxies (squid's). Nothing points programs to it: they are captured without knowing. It is for those told to use one.
    private const ushort ProxyPort = 3128;

    // At the ports of the web somebody always answers, so that what is refused there is written down with its reason.
    private readonly HashSet<int> _ports = [80, 443, .. ports.Where(port => port != NamePort)];

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
    /// <param name="sockets">These.</param>
    public EgressSockets Take(IReadOnlyList<SafeFileHandle> sockets)
    {
        int captured = HasProxy ? 3 : 2;
        return new EgressSockets
        {
            NameDatagrams = [Own(sockets[0])],
            NameStreams = [Own(sockets[1])],
            Proxies = [.. sockets.Take(captured).Skip(2).Select(Own)],
            Captured = [.. sockets.Skip(captured).Select(Own)],
        };
    }

    /// <summary>What a connection that was made to an address came to.</summary>
    public EgressEntrance EntranceOf(IPEndPoint wanted) =>
        wanted.Port == NamePort ? EgressEntrance.Names : HasProxy && wanted.Port == ProxyPort ? EgressEntrance.Proxy : EgressEntrance.Captured;

    /// <summary>Somebody listens at a port now.</summary>
    public void Add(int port) => _ports.Add(port);

    /// <summary>Takes over one that was bound later.</summary>
    public EgressSockets Add(int port, SafeFileHandle socket)
    {
        _ports.Add(port);
        return new EgressSockets { Captured = [Own(socket)] };
    }

    /// <summary>Those ports that nobody listens at yet.</summary>
    public IEnumerable<int> Missing(IEnumerable<int> ports) => ports.Where(port => port != NamePort && !_ports.Contains(port));

    // The engine's sockets close it.
    private static SafeSocketHandle Own(SafeFileHandle socket)
    {
        SafeSocketHandle taken = new(socket.DangerousGetHandle(), ownsHandle: true);
        socket.SetHandleAsInvalid();
        return taken;
    }
}
