using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using AgentOS.Network.Capture;
using AgentOS.Network.Connections;
using AgentOS.Network.Dialling;
using AgentOS.Network.Inspection;
using AgentOS.Network.Inspection.Certificates;
using AgentOS.Network.Inspection.Secrets;
using AgentOS.Network.Policy;
using AgentOS.Network.Record;
using AgentOS.Policy.Hosts;
using AgentOS.Testing;
using AgentOS.Vault;
using AgentOS.Vault.Secrets;

namespace AgentOS.Network.Tests.Inspection;

/// <summary>Everything between a client and a server but the sandbox: a port of loopback stands for captured connections to one name.</summary>
internal sealed class InspectedPlace : IEgressRecorder, IUpstreamResolver, IDisposable
{
    public const string Host = "api.example.org";

    private readonly SemaphoreSlim _refused = new(0);
    private readonly TempDirectory _directory = new();
    private readonly TcpListener _front = new(IPAddress.Loopback, 0);
    private readonly EgressEngine _engine;
    private readonly NamedConnections _named;
    private readonly SandboxAuthority _authority = new(TimeProvider.System);

    /// <param name="conditions">What the rule says beside its host.</param>
    /// <param name="secret">A secret, as <c>--secret</c> writes it; null for none.</param>
    /// <param name="certificateFor">Whom the server's certificate is for.</param>
    /// <param name="time">The clock of its limits; null for the machine's.</param>
    public InspectedPlace(string conditions = "", string? secret = null, string certificateFor = Host, TimeProvider? time = null)
    {
        Upstream = new HttpsUpstream(certificateFor);
        Secret = secret is null ? null : Bind(secret);
        RequestInspector inspector = new(new InspectionOptions(_authority, new SandboxSecrets(Secret is null ? [] : [Secret])) { Roots = Upstream.Roots });
        _engine = new EgressEngine(new EgressOptions
        {
            Policy = EgressPolicy.Of([$"{Host}:{Upstream.Port} private {conditions}"], []),
            Recorder = this,
            Resolver = this,
            Inspector = inspector,
            Time = time ?? TimeProvider.System,
        });
        _named = new NamedConnections(_engine);
        File.WriteAllText(Bundle, TrustedRoots.BundleWith(_authority));
        _front.Start();
        _ = AcceptAsync();
    }

    /// <summary>A key that no other text has in it.</summary>
    public const string Value = "sk-canary-7f3e9a1c5b2d8064-canary-e1f0a9b8c7d6";

    public HttpsUpstream Upstream { get; }

    public SecretBinding? Secret { get; }

    public int Front => ((IPEndPoint)_front.LocalEndpoint).Port;

    public string Url => $"https://{Host}:{Upstream.Port}";

    /// <summary>Whom the sandbox's programs trust.</summary>
    public string Bundle => _directory["bundle.pem"];

    public ConcurrentQueue<EgressEvent> Events { get; } = [];

    /// <summary>Waits until so many things were refused, and says what they were.</summary>
    public async Task<IReadOnlyList<string>> RefusedAsync(int count)
    {
        for (int seen = 0; seen < count; seen++)
            await _refused.WaitAsync(TimeSpan.FromSeconds(60));
        return [.. Events.Where(happened => happened.Kind is not null).Select(happened => RefusalName.Of(happened.Kind!.Value))];
    }

    /// <summary>Connects as a sandbox's program would.</summary>
    /// <param name="protocols">What it offers to speak (ALPN).</param>
    public async Task<SslStream> ConnectAsync(params SslApplicationProtocol[] protocols)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, Front);
        SslStream stream = new(new NetworkStream(socket, ownsSocket: true));
        X509ChainPolicy policy = new() { RevocationMode = X509RevocationMode.NoCheck, TrustMode = X509ChainTrustMode.CustomRootTrust };
        policy.CustomTrustStore.Add(X509Certificate2.CreateFromPem(_authority.CertificatePem));
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = Host, CertificateChainPolicy = policy, ApplicationProtocols = [.. protocols] });
        return stream;
    }

    /// <summary>Runs curl as a sandbox's program would.</summary>
    public Task<ClientRun> CurlAsync(params string[] arguments) =>
        ClientRun.OfAsync("curl", [.. new[] { "-sS", "-i", "--max-time", "60", "--connect-to", $"{Host}:{Upstream.Port}:127.0.0.1:{Front}" }, .. arguments], Variables());

    public Dictionary<string, string> Variables()
    {
        Dictionary<string, string> variables = TrustedRoots.Variables.ToDictionary(name => name, _ => Bundle, StringComparer.Ordinal);
        if (Secret is not null)
            variables[Secret.Variable] = Secret.Placeholder;
        return variables;
    }

    public void Record(EgressEvent happened)
    {
        Events.Enqueue(happened);
        if (happened.Kind is not null)
            _refused.Release();
    }

    public Task<ResolvedName> ResolveAsync(string name, CancellationToken cancellationToken) => Task.FromResult(ResolvedName.Of(IPAddress.Loopback));

    public void Dispose()
    {
        _front.Dispose();
        _engine.Close();
        Upstream.Dispose();
        _authority.Dispose();
        _directory.Dispose();
        _refused.Dispose();
    }

    private static SecretBinding Bind(string text)
    {
        SecretSpecification wanted = SecretSpecification.Parse(text);
        return new SecretBinding(wanted.Variable, Placeholder.Make(null, Value.Length), SecretValue.Parse(Value), wanted.Host ?? HostPattern.Parse(Host), wanted.Place);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = CarryAsync(await _front.AcceptSocketAsync());
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(Socket client)
    {
        using (client)
        {
            EgressDecision decision = _engine.Policy.Decide(Host, Upstream.Port);
            await _named.CarryAsync(client, ReadOnlyMemory<byte>.Empty, _engine.Begin(EgressSource.Connection, Host, Upstream.Port), decision);
        }
    }
}
