using System.Net;
using System.Net.Sockets;

namespace AgentOS.Network.Tests.Support;

/// <summary>
/// An egress as a sandbox has one, on this machine's loopback: its names' addresses are of 127.77.0.0/16, so a connection to one of them comes to it as in a sandbox, where all addresses are local.
/// </summary>
internal sealed class EgressRig : IDisposable
{
    private readonly Socket _names = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Socket _nameStreams = Listening("127.0.0.1", 0);
    // A socket that is forgotten closes its descriptor, which the egress shares.
    private readonly List<Socket> _captured = [];
    private readonly Socket _proxy = Listening("127.0.0.1", 0);

    public EgressRig(IEnumerable<string> allow, IEnumerable<string>? deny = null, Func<EgressOptions, EgressOptions>? change = null)
    {
        EgressOptions options = new()
        {
            Policy = Network.Policy.EgressPolicy.Of(allow, deny ?? []),
            Recorder = Events,
            Resolver = Resolver,
            NameBlock = IPNetwork.Parse("127.77.0.0/16"),
            Limits = new EgressLimits { HelloTime = TimeSpan.FromMinutes(1), DialTime = TimeSpan.FromMinutes(1) },
        };
        Egress = new Egress(change is null ? options : change(options));
        _names.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        NameServer = (IPEndPoint)_names.LocalEndPoint!;
        NameStreams = (IPEndPoint)_nameStreams.LocalEndPoint!;
        Proxy = (IPEndPoint)_proxy.LocalEndPoint!;
        Egress.Serve(new EgressSockets { NameDatagrams = [_names.SafeHandle], NameStreams = [_nameStreams.SafeHandle], Proxies = [_proxy.SafeHandle] });
    }

    public Egress Egress { get; }

    public RecordedEvents Events { get; } = new();

    public TestResolver Resolver { get; } = new();

    public IPEndPoint NameServer { get; }

    public IPEndPoint NameStreams { get; }

    public IPEndPoint Proxy { get; }

    /// <summary>Asks for a name as the sandbox would, and captures a port of its address.</summary>
    public async Task<IPEndPoint> CaptureAsync(string name, int port)
    {
        DnsReply reply = await DnsClient.AskAsync(NameServer, name, DnsClient.A);
        return Capture(reply.Addresses.Single(), port);
    }

    public IPEndPoint Capture(IPAddress address, int port)
    {
        Socket listener = Listening(address.ToString(), port);
        _captured.Add(listener);
        Egress.Serve(new EgressSockets { Captured = [listener.SafeHandle] });
        return (IPEndPoint)listener.LocalEndPoint!;
    }

    /// <summary>Connects as a program in the sandbox would.</summary>
    public async Task<NetworkStream> ConnectAsync(string name, int port)
    {
        IPEndPoint captured = await CaptureAsync(name, port);
        return await ConnectAsync(captured);
    }

    public static async Task<NetworkStream> ConnectAsync(IPEndPoint end)
    {
        Socket socket = new(end.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(end);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>A client that connects and sends is cut off without a byte, at whatever moment it notices.</summary>
    public static async Task AssertCutOffAsync(IPEndPoint end, byte[]? sent = null)
    {
        using Socket socket = new(end.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        Exception failure = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await socket.ConnectAsync(end);
            if (sent is not null)
                await socket.SendAsync(sent);
            Assert.Fail($"{await socket.ReceiveAsync(new byte[1]).WaitAsync(TimeSpan.FromSeconds(60))} bytes came");
        });
        Assert.Contains(Assert.IsType<SocketException>(failure).SocketErrorCode, new[] { SocketError.ConnectionReset, SocketError.Shutdown });
    }

    public void Dispose() => Egress.Dispose();

    private static Socket Listening(string address, int port)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(address), port));
        socket.Listen();
        return socket;
    }
}
