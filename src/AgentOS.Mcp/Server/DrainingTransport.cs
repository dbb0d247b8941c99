using System.Collections.Concurrent;
using System.Threading.Channels;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AgentOS.Mcp.Server;

/// <summary>
/// The transport over two streams, which lets the answers of requests that are under way leave when the client has closed its side, as one does that writes its
/// requests into a pipe. For a moment only: a client that went away is not worth a long command.
/// </summary>
internal sealed class DrainingTransport : ITransport
{
    // Clients wait about two seconds for the server's end before they send a signal.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly StreamServerTransport _inner;
    private readonly TimeProvider _time;
    private readonly Channel<JsonRpcMessage> _messages = Channel.CreateUnbounded<JsonRpcMessage>();
    private readonly ConcurrentDictionary<RequestId, bool> _underWay = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _pumping;
    private long _passed;
    private long _expected = long.MaxValue;

    /// <param name="input">From the client.</param>
    /// <param name="output">To the client.</param>
    /// <param name="time">The clock.</param>
    public DrainingTransport(Stream input, Stream output, TimeProvider time)
    {
        _time = time;
        _inner = new StreamServerTransport(new DrainingInput(input, error => _inner!.SendMessageAsync(error), DrainAsync), output, ServerFactory.Name);
        _pumping = PumpAsync();
    }

    /// <inheritdoc/>
    public string? SessionId => _inner.SessionId;

    /// <inheritdoc/>
    public ChannelReader<JsonRpcMessage> MessageReader => _messages.Reader;

    /// <inheritdoc/>
    public async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        await _inner.SendMessageAsync(message, cancellationToken).ConfigureAwait(false);
        if (message is JsonRpcResponse or JsonRpcError)
            _underWay.TryRemove(((JsonRpcMessageWithId)message).Id, out _);
        CheckDrained();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _inner.DisposeAsync().ConfigureAwait(false);
        await _pumping.ConfigureAwait(false);
    }

    private async Task PumpAsync()
    {
        await foreach (JsonRpcMessage message in _inner.MessageReader.ReadAllAsync().ConfigureAwait(false))
        {
            if (message is JsonRpcRequest request)
                _underWay[request.Id] = true;
            _messages.Writer.TryWrite(message);
            Interlocked.Increment(ref _passed);
            CheckDrained();
        }

        _messages.Writer.TryComplete();
    }

    private async Task DrainAsync(long messages, CancellationToken cancellationToken)
    {
        Interlocked.Exchange(ref _expected, messages);
        CheckDrained();
        try
        {
            await _drained.Task.WaitAsync(s_patience, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Long enough.
        }
    }

    private void CheckDrained()
    {
        if (Interlocked.Read(ref _passed) >= Interlocked.Read(ref _expected) && _underWay.IsEmpty)
            _drained.TrySetResult();
    }
}
