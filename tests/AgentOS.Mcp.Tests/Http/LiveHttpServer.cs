using System.Net.Http.Headers;
using System.Text;
using AgentOS.Mcp.Http;
using AgentOS.Testing;

namespace AgentOS.Mcp.Tests.Http;

/// <summary>A server over HTTP at a free port of the loopback interface.</summary>
internal sealed class LiveHttpServer : IAsyncDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _running;

    private LiveHttpServer(string? token, TaskCompletionSource<Uri> ready)
    {
        McpOptions options = new("0.0.0-test") { Database = _directory["agent.db"] };
        _running = McpHost.RunHttpAsync(options, HttpAddress.Parse("0", token), ready.SetResult, _ending.Token);
    }

    public Uri Url { get; private set; } = null!;

    public HttpClient Http { get; } = new();

    public static async Task<LiveHttpServer> StartAsync(string? token = null)
    {
        TaskCompletionSource<Uri> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        LiveHttpServer server = new(token, ready);
        if (await Task.WhenAny(ready.Task, server._running) == server._running)
            await server._running;
        server.Url = await ready.Task;
        return server;
    }

    /// <summary>Posts a message as clients do.</summary>
    public Task<HttpResponseMessage> PostAsync(string json, Action<HttpRequestMessage>? change = null)
    {
        HttpRequestMessage request = new(HttpMethod.Post, Url) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        change?.Invoke(request);
        return Http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _ending.CancelAsync();
        await _running;
        _ending.Dispose();
        _directory.Dispose();
    }
}
