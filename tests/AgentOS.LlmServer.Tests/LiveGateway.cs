using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using AgentOS.Gateway;
using AgentOS.Gateway.Agents;
using AgentOS.Gateway.Connections;
using AgentOS.LlmServer.Hosting;
using AgentOS.Testing;

namespace AgentOS.LlmServer.Tests;

/// <summary>A gateway of this process with a configuration of its own, and one agent it knows.</summary>
internal sealed class LiveGateway : IAsyncDisposable
{
    public const string Key = "sk-agentos-test";

    public static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(5);

    private readonly TempDirectory _directory;
    private readonly GatewayServer _server;
    private readonly HttpClient _http;
    private AgentRegistration? _agent;

    private LiveGateway(TempDirectory directory, GatewayPlace place, GatewayServer server)
    {
        (_directory, Place, _server) = (directory, place, server);
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(place.DataSocket), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
        { BaseAddress = new Uri("http://gateway/"), Timeout = TimeSpan.FromSeconds(60) };
    }

    public GatewayPlace Place { get; }

    /// <summary>Completes when it ends by itself.</summary>
    public Task Ended => _server.WaitAsync();

    /// <summary>Calls that are over.</summary>
    public BlockingCollection<CallRecord> Records { get; } = [];

    public static async Task<LiveGateway> StartAsync(string configuration, GatewayAgent? agent = null, TimeProvider? clock = null)
    {
        TempDirectory directory = new();
        string file = Path.Combine(directory.Path, "llm.json");
        await File.WriteAllTextAsync(file, configuration);
        GatewayPlace place = GatewayPlace.Of(directory.Path, file);
        Directory.CreateDirectory(place.Directory);
        GatewaySockets sockets = (await GatewaySockets.TakeAsync(place, TimeProvider.System))!;
        LiveGateway gateway = new(directory, place, await GatewayServer.StartAsync(place, sockets, IdleTime, clock ?? TimeProvider.System));
        gateway._agent = await gateway.RegisterAsync(agent ?? new GatewayAgent { Placeholder = Key, Name = "tester" });
        return gateway;
    }

    public async Task<AgentRegistration> RegisterAsync(GatewayAgent agent) => await AgentRegistration.OpenAsync(await ConnectAsync(), agent, Records.Add);

    public async Task<ControlConnection> ConnectAsync() => (await ControlConnection.TryConnectAsync(Place))!;

    /// <summary>Asks.</summary>
    public async Task<(HttpResponseMessage Response, string Body)> AskAsync(string path, string body, string key = Key)
    {
        HttpResponseMessage response = await SendAsync(path, body, key);
        return (response, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Asks, and returns when the answer begins.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, string body, string key = Key, CancellationToken cancellationToken = default)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("authorization", $"Bearer {key}");
        request.Headers.TryAddWithoutValidation("anthropic-beta", "tools-2026");
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>The next call that is over.</summary>
    public CallRecord NextRecord() => Records.TryTake(out CallRecord? record, TimeSpan.FromSeconds(60)) ? record : throw new TimeoutException();

    /// <summary>Asks for a status until it is as wanted.</summary>
    public async Task<GatewayStatus> WaitForAsync(Func<GatewayStatus, bool> isWanted)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        using PeriodicTimer moments = new(TimeSpan.FromMilliseconds(10));
        while (await moments.WaitForNextTickAsync(limit.Token))
        {
            using ControlConnection connection = await ConnectAsync();
            GatewayStatus status = await connection.AskAsync("status", ControlJson.Default.GatewayStatus, limit.Token);
            if (isWanted(status))
                return status;
        }

        throw new TimeoutException();
    }

    /// <summary>The agent that it knows from its start leaves.</summary>
    public void Leave() => _agent?.Dispose();

    public async ValueTask DisposeAsync()
    {
        _agent?.Dispose();
        _http.Dispose();
        await _server.DisposeAsync();
        _directory.Dispose();
        Records.Dispose();
    }
}
