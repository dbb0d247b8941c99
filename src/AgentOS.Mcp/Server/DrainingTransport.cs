using System.Collections.Concurrent;
using System.Threading.Channels;
using ModelContextProtocol.Protocol;

namespace AgentOS.Mcp.Server;

/// <summary>
/// Lets the answers of requests that are under way leave when the client has closed its side, as one does that writes its requests into a pipe. For a moment
/// only: a client that went away is not worth a long command.
/// </summary>
/// <param name="inner">The transport itself.</param>
/// <param name="time">The clock.</param>
internal sealed class DrainingTransport(ITransport inner, TimeProvider time) : ITransport
{
    // Clients wait about two seconds for the server's end before they send a signal.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly Channel<JsonRpcMessage> _messages = Channel.CreateUnbounded<JsonRpcMessage>();
    private readonly ConcurrentDictionary<RequestId, bool> _underWay = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isClosed;

    /// <inheritdoc/>
    public string? SessionId => inner.SessionId;

    /// <inheritdoc/>
    public ChannelReader<JsonRpcMessage> MessageReader => _messages.Reader;

    /// <summary>Passes messages on until the client has closed its side and its answers have left.</summary>
    public async Task PumpAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (JsonRpcMessage message in inner.MessageReader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                if (message is JsonRpcRequest request)
                    _underWay[request.Id] = true;
                await _messages.Writer.WriteAsync(message, cancellationToken).ConfigureAwait(false);
            }

            _isClosed = true;
            if (!_underWay.IsEmpty)
                await _drained.Task.WaitAsync(s_patience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception ending) when (ending is TimeoutException or OperationCanceledException)
        {
            // Long enough.
        }
        finally
        {
            _messages.Writer.TryComplete();
        }
    }

    /// <inheritdoc/>
    public async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        await inner.SendMessageAsync(message, cancellationToken).ConfigureAwait(false);
        if (message is not (JsonRpcResponse or JsonRpcError))
            return;
        _underWay.TryRemove(((JsonRpcMessageWithId)message).Id, out _);
        if (_isClosed && _underWay.IsEmpty)
            _drained.TrySetResult();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
