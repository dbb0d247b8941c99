using System.Net;
using System.Net.Sockets;
using System.Text;
using AgentOS.Network;
using AgentOS.Network.Dialling;
using AgentOS.Network.Policy;
using AgentOS.Network.Record;

namespace AgentOS.Bench.Networks;

/// <summary>Three servers and an egress in front of them, all on loopback: its names' addresses are of 127.77.0.0/16, so that connections to them come to it without a sandbox.</summary>
internal sealed class EgressPlace : IDisposable, IUpstreamResolver, IEgressRecorder
{
    private const string RawName = "raw.example", JudgedName = "judged.example";
    private const int Piece = 256 * 1024;

    private readonly List<Socket> _sockets = [];
    private readonly Egress _egress;

    public EgressPlace()
    {
        Direct = new EgressRoute(Serve(Echo), Serve(Sink), Serve(Source));
        _egress = new Egress(new EgressOptions
        {
            Policy = EgressPolicy.Of([.. RawRules().Select(rule => rule.Text), .. Ports.Select(port => $"{JudgedName}:{port} private")], []),
            Recorder = this,
            Resolver = this,
            NameBlock = IPNetwork.Parse("127.77.0.0/16"),
        });
        Socket names = Bound(new IPEndPoint(IPAddress.Loopback, 0), SocketType.Dgram);
        _egress.Serve(new EgressSockets { NameDatagrams = [names.SafeHandle] });
        Raw = Capture(AddressOf(RawName, (IPEndPoint)names.LocalEndPoint!));
        Judged = Capture(AddressOf(JudgedName, (IPEndPoint)names.LocalEndPoint!));
    }

    /// <summary>Takes the raw routes' rules away.</summary>
    public void DenyRaw() => _egress.Change(policy => RawRules().Aggregate(policy, (changed, rule) => changed.Denying(rule)));

    /// <summary>Gives them back.</summary>
    public void AllowRaw() => _egress.Change(policy => RawRules().Aggregate(policy, (changed, rule) => changed.Allowing(rule)));

    /// <summary>To the servers themselves.</summary>
    public EgressRoute Direct { get; }

    /// <summary>Through the egress, by a raw rule.</summary>
    public EgressRoute Raw { get; }

    /// <summary>Through the egress, by a rule that looks at the first bytes.</summary>
    public EgressRoute Judged { get; }

    /// <summary>The TLS hello that the judged route wants: one server name and as many bytes of keys as today's browsers send.</summary>
    public static byte[] Hello()
    {
        byte[] name = Encoding.ASCII.GetBytes(JudgedName);
        byte[] extensions = [0, 0, .. Number(name.Length + 5), .. Number(name.Length + 3), 0, .. Number(name.Length), .. name, 0, 51, .. Number(1200), .. new byte[1200]];
        byte[] body = [3, 3, .. new byte[32], 0, 0, 2, 0x13, 0x01, 1, 0, .. Number(extensions.Length), .. extensions];
        return [22, 3, 1, .. Number(body.Length + 4), 1, 0, .. Number(body.Length), .. body];
    }

    public static Socket Connect(IPEndPoint end)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(end);
        return socket;
    }

    public Task<ResolvedName> ResolveAsync(string name, CancellationToken cancellationToken) => Task.FromResult(ResolvedName.Of(IPAddress.Loopback));

    public void Record(EgressEvent happened)
    {
        // What recording costs is the database's measurement.
    }

    public void Dispose()
    {
        _egress.Dispose();
        _sockets.ForEach(socket => socket.Dispose());
    }

    private static void Echo(Socket client)
    {
        byte[] piece = new byte[Piece];
        for (int count; (count = client.Receive(piece)) > 0;)
            client.Send(piece.AsSpan(0, count));
    }

    private static void Sink(Socket client)
    {
        byte[] piece = new byte[Piece];
        while (client.Receive(piece) > 0)
        {
        }

        client.Send(piece.AsSpan(0, 1));
    }

    private static void Source(Socket client)
    {
        byte[] piece = new byte[Piece];
        while (true)
            client.Send(piece);
    }

    private int[] Ports => [Direct.Echo.Port, Direct.Sink.Port, Direct.Source.Port];

    private EgressRule[] RawRules() => [.. Ports.Select(port => EgressRule.Parse($"{RawName}:{port} raw private"))];

    private IPEndPoint Serve(Action<Socket> serve)
    {
        Socket listener = Listening(new IPEndPoint(IPAddress.Loopback, 0));
        new Thread(() => Accept(listener, serve)) { IsBackground = true }.Start();
        return (IPEndPoint)listener.LocalEndPoint!;
    }

    private static void Accept(Socket listener, Action<Socket> serve)
    {
        try
        {
            while (true)
                Carry(listener.Accept(), serve);
        }
        catch (SocketException)
        {
            // The measurement is over.
        }
    }

    private static void Carry(Socket client, Action<Socket> serve)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                serve(client);
            }
            catch (SocketException)
            {
                // The client has enough.
            }
        }
    }

    private EgressRoute Capture(IPAddress address) => new(Capture(address, Direct.Echo.Port), Capture(address, Direct.Sink.Port), Capture(address, Direct.Source.Port));

    private IPEndPoint Capture(IPAddress address, int port)
    {
        Socket listener = Listening(new IPEndPoint(address, port));
        _egress.Serve(new EgressSockets { Captured = [listener.SafeHandle] });
        return (IPEndPoint)listener.LocalEndPoint!;
    }

    /// <summary>Asks for a name as a sandbox does (RFC 1035, 4): the answer's last four bytes are the address.</summary>
    private static IPAddress AddressOf(string name, IPEndPoint server)
    {
        byte[] labels = [.. name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)])];
        using UdpClient client = new();
        client.Connect(server);
        client.Send([0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, .. labels, 0, 0, 1, 0, 1]);
        IPEndPoint? sender = null;
        return new IPAddress(client.Receive(ref sender).AsSpan()[^4..]);
    }

    private Socket Listening(IPEndPoint end)
    {
        Socket socket = Bound(end, SocketType.Stream);
        socket.Listen();
        return socket;
    }

    private Socket Bound(IPEndPoint end, SocketType type)
    {
        Socket socket = new(AddressFamily.InterNetwork, type, type == SocketType.Stream ? ProtocolType.Tcp : ProtocolType.Udp);
        socket.Bind(end);
        _sockets.Add(socket);
        return socket;
    }

    private static byte[] Number(int number) => [(byte)(number >> 8), (byte)number];
}
