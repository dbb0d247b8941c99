using System.Collections.Concurrent;
using System.Net.Sockets;
using AgentOS.Errors;

namespace AgentOS.Mcp.Http;

/// <summary>Accepts connections, each served on its own.</summary>
internal sealed class HttpServer : IAsyncDisposable
{
    // More than clients of one agent need; beyond it they wait to be accepted.
    private const int MostConnections = 256;

    private readonly TcpListener _listener;
    private readonly Func<HttpRequest, HttpResponse, Task> _answer;
    private readonly CancellationTokenSource _ending = new();
    private readonly SemaphoreSlim _places = new(MostConnections);
    private readonly ConcurrentDictionary<Task, bool> _connections = new();
    private readonly Task _accepting;

    private HttpServer(TcpListener listener, Func<HttpRequest, HttpResponse, Task> answer)
    {
        _listener = listener;
        _answer = answer;
        Url = new Uri($"http://{listener.LocalEndpoint}/mcp");
        _accepting = AcceptAsync();
    }

    /// <summary>Where clients connect.</summary>
    public Uri Url { get; }

    /// <summary>Begins to listen.</summary>
    /// <exception cref="AgentOSException">The address cannot be had.</exception>
    public static HttpServer Start(HttpAddress address, Func<HttpRequest, HttpResponse, Task> answer)
    {
        TcpListener listener = new(address.EndPoint);
        try
        {
            listener.Start();
            return new HttpServer(listener, answer);
        }
        catch (SocketException failure)
        {
            listener.Dispose();
            throw new AgentOSException(McpErrors.BadAddress, "listen on", address.EndPoint.ToString(), failure.Message, failure);
        }
    }

    /// <summary>Serves until it is cancelled.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _accepting.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The way to end it.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        await Task.WhenAll(_connections.Keys).ConfigureAwait(false);
        _ending.Dispose();
        _places.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                await _places.WaitAsync(_ending.Token).ConfigureAwait(false);
                TcpClient client = await _listener.AcceptTcpClientAsync(_ending.Token).ConfigureAwait(false);
                Task connection = ServeAsync(client);
                _connections[connection] = true;
                _ = connection.ContinueWith(done => _connections.TryRemove(done, out _), TaskScheduler.Default);
            }
        }
        catch (Exception ending) when (ending is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
                await new HttpConnection(client, _answer).ServeAsync(_ending.Token).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client has left, or the server ends.
        }
        finally
        {
            _places.Release();
        }
    }
}
