using System.Threading.Channels;

namespace AgentOS.Client.Connections;

/// <summary>A call that waits for its answer.</summary>
/// <param name="parts">Hears of the parts before it; null when there are none.</param>
internal sealed class PendingCall(ChannelWriter<byte[]>? parts)
{
    private readonly TaskCompletionSource<byte[]> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The answer's payload.</summary>
    public Task<byte[]> Answer => _answer.Task;

    /// <summary>A part has come.</summary>
    public void Add(byte[] payload) => parts?.TryWrite(payload);

    /// <summary>The answer has come.</summary>
    public void Complete(byte[] payload)
    {
        _answer.TrySetResult(payload);
        parts?.TryComplete();
    }

    /// <summary>None will come.</summary>
    public void Fail(Exception failure)
    {
        _answer.TrySetException(failure);
        parts?.TryComplete();
    }

    /// <summary>Nobody waits for it any more.</summary>
    /// <returns>False when it had come.</returns>
    public bool Cancel(CancellationToken cancellationToken)
    {
        bool isFirst = _answer.TrySetCanceled(cancellationToken);
        parts?.TryComplete();
        return isFirst;
    }
}
