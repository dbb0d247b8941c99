using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Linux;

namespace AgentOS.Machines.Monitors.Firecracker;

/// <summary>A Firecracker's API: HTTP over one connection that is kept, so that its socket's name need not be.</summary>
internal sealed class FirecrackerApi : IMonitorControl
{
    private static readonly Uri s_machine = new("http://localhost/vm");

    private readonly Lock _turn = new();
    private readonly UnixSocket _socket;
    private readonly HttpClient _http;
    private bool _isTaken;

    /// <param name="socket">The connection; its.</param>
    public FirecrackerApi(UnixSocket socket)
    {
        _socket = socket;
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = (_, _) => _isTaken ? throw new IOException("the monitor closed its connection") : ValueTask.FromResult<Stream>(Take()),
            MaxConnectionsPerServer = 1,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
            UseProxy = false,
        });
    }

    public void Stop() => Change(FirecrackerState.Paused);

    public void Continue() => Change(FirecrackerState.Resumed);

    public void Dispose()
    {
        _http.Dispose();
        _socket.Dispose();
    }

    private void Change(FirecrackerState state)
    {
        lock (_turn)
        {
            try
            {
                using StringContent body = new(JsonSerializer.Serialize(state, FirecrackerJson.Default.FirecrackerState), new MediaTypeHeaderValue("application/json"));
                using HttpRequestMessage request = new(HttpMethod.Patch, s_machine) { Content = body };
                using HttpResponseMessage answer = _http.Send(request);
                if (!answer.IsSuccessStatusCode)
                    throw new AgentOSException(MachineErrors.MonitorRefused, $"make {state.State.ToLowerInvariant()}", "a microVM", Fault(answer));
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException)
            {
                // It has ended.
            }
        }
    }

    private static string Fault(HttpResponseMessage answer)
    {
        using StreamReader reader = new(answer.Content.ReadAsStream());
        string text = reader.ReadToEnd();
        try
        {
            return JsonSerializer.Deserialize(text, FirecrackerJson.Default.FirecrackerFault)?.FaultMessage ?? text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private NetworkStream Take()
    {
        _isTaken = true;
        return new NetworkStream(new Socket(new SafeSocketHandle(_socket.Handle.DangerousGetHandle(), ownsHandle: false)), ownsSocket: true);
    }
}
