using ModelContextProtocol.Server;

namespace AgentOS.Mcp.Http;

/// <summary>A session of a client over HTTP.</summary>
internal sealed class McpSessionEntry : IAsyncDisposable
{
    private readonly McpServer _server;
    private readonly Action<McpServer> _over;
    private readonly Task _running;
    private CancellationTokenSource? _listening;

    public McpSessionEntry(StreamableHttpServerTransport transport, McpServer server, Action<McpServer> over)
    {
        Transport = transport;
        _server = server;
        _over = over;
        _running = server.RunAsync();
    }

    /// <summary>Where its requests go.</summary>
    public StreamableHttpServerTransport Transport { get; }

    /// <summary>When it was last used (Stopwatch ticks of the clock).</summary>
    public long LastUsed { get; set; }

    /// <summary>Begins the stream for what the server says by itself. A client has one: a new one ends the one before, whose client has gone.</summary>
    public CancellationToken BeginListening(CancellationToken gone)
    {
        CancellationTokenSource mine = CancellationTokenSource.CreateLinkedTokenSource(gone);
        Interlocked.Exchange(ref _listening, mine)?.Cancel();
        return mine.Token;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Transport.DisposeAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        _over(_server);
        try
        {
            await _running.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Its end.
        }
    }
}
