using AgentOS.Errors;

namespace AgentOS.Store.Ooze;

/// <summary>
/// The host's side of the Ooze protocol over an agent's standard streams: one turn at a time, every message matched to it, nothing of an agent trusted to be short or
/// soon. Thread-safe.
/// </summary>
public sealed class OozeHost : IAsyncDisposable
{
    private readonly OozeLimits _limits;
    private readonly TimeProvider _clock;
    private readonly IOozeListener _listener;
    private readonly Stream _output;
    private readonly AgentWriter _writer;
    private readonly AgentReader _reader;
    private readonly LineCounter _counts = new();
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private OozeTurn? _turn;
    private string? _earlyFailure;
    private bool _hasAbandoned;

    /// <summary>Begins to read.</summary>
    /// <param name="output">The agent's standard output; closed when this is disposed.</param>
    /// <param name="input">The agent's standard input; closed likewise, or after <see cref="ShutDownAsync"/>.</param>
    /// <param name="limits">What is borne.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="listener">Hears what comes.</param>
    public OozeHost(Stream output, Stream input, OozeLimits limits, TimeProvider clock, IOozeListener listener)
    {
        (_output, _limits, _clock, _listener) = (output, limits, clock, listener);
        _writer = new AgentWriter(input);
        _reader = new AgentReader(output, limits.LongestLine, _counts)
        {
            Take = Take,
            Break = problem => Current()?.End(AnswerEnd.Broken, problem),
            HearNoise = listener.HearNoise,
        };
        Ended = ReadAsync();
    }

    /// <summary>The agent has closed its output; fails with <see cref="OozeErrors.LineTooLong"/> when it is not listened to any more.</summary>
    public Task Ended { get; }

    /// <summary>What counted for nothing so far.</summary>
    public OozeCounts Counts => _counts.Sum;

    /// <summary>Waits until the agent can be asked.</summary>
    /// <exception cref="AgentOSException"><see cref="OozeErrors"/>.</exception>
    public async Task WaitReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _ready.Task.WaitAsync(_limits.ReadyWait, _clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new AgentOSException(OozeErrors.NotReady, "start", "the agent", $"{_limits.ReadyWait.TotalSeconds:0} s");
        }
    }

    /// <summary>Asks, and waits for the end of the answer. One question at a time.</summary>
    /// <param name="id">What the asker calls it; answers to other ids are not taken for this one's.</param>
    /// <param name="content">The question.</param>
    /// <param name="cancellationToken">The answer is not wanted any more; the agent is told.</param>
    public async Task<OozeAnswer> AskAsync(string id, string content, CancellationToken cancellationToken)
    {
        OozeTurn turn = new(id, _limits.LongestAnswer);
        await using ITimer timer = _clock.CreateTimer(_ => turn.End(AnswerEnd.TimedOut, "timeout"), null, _limits.AnswerWait, Timeout.InfiniteTimeSpan);
        turn.Heard = () => timer.Change(_limits.AnswerWait, Timeout.InfiniteTimeSpan);
        lock (_lock)
            _turn = _turn is null ? turn : throw new InvalidOperationException("a turn is under way");
        if (Ended.IsCompleted)
            turn.End(AnswerEnd.AgentEnded, "Agent process exited");
        // Not waited for: an agent that does not read must not keep the turn from ending.
        _ = _writer.SendAsync(HostMessage.Message(id, content));
        await using ITimer grace = _clock.CreateTimer(_ => turn.End(AnswerEnd.Cancelled, "cancelled"), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using CancellationTokenRegistration cancelled = cancellationToken.Register(() => GiveUp(turn, grace));
        OozeAnswer answer = await turn.Answer.ConfigureAwait(false);
        lock (_lock)
        {
            _turn = null;
            _hasAbandoned |= answer.End is AnswerEnd.TimedOut or AnswerEnd.Cancelled or AnswerEnd.Broken;
        }

        if (answer.End is AnswerEnd.TimedOut)
            _ = _writer.SendAsync(HostMessage.Cancel(id));
        return answer;
    }

    /// <summary>Asks the agent to end, and closes its input: those that know no <c>shutdown</c> see the end of it.</summary>
    public async Task ShutDownAsync()
    {
        await _writer.SendAsync(HostMessage.Shutdown).ConfigureAwait(false);
        await _writer.CloseAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await _writer.DisposeAsync().ConfigureAwait(false);
        await _output.DisposeAsync().ConfigureAwait(false);
        await Ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
    }

    private void GiveUp(OozeTurn turn, ITimer grace)
    {
        _ = _writer.SendAsync(HostMessage.Cancel(turn.Id));
        if (_limits.CancelGrace == TimeSpan.Zero)
            turn.End(AnswerEnd.Cancelled, "cancelled");
        else
            grace.Change(_limits.CancelGrace, Timeout.InfiniteTimeSpan);
    }

    private async Task ReadAsync()
    {
        // The caller's constructor ends before anything is heard.
        await Task.Yield();
        string reason = "Agent process exited";
        AnswerEnd end = AnswerEnd.AgentEnded;
        try
        {
            await _reader.ReadAsync(_ending.Token).ConfigureAwait(false);
        }
        catch (AgentOSException tooLong)
        {
            (reason, end) = (tooLong.Message, AnswerEnd.Broken);
            // It must not wait for somebody who will never read on.
            await _output.DisposeAsync().ConfigureAwait(false);
            _ready.TrySetException(tooLong);
            throw;
        }
        finally
        {
            _ready.TrySetException(new AgentOSException(OozeErrors.EndedEarly, "start", "the agent", _earlyFailure));
            // Nobody may have waited for it.
            _ = _ready.Task.Exception;
            Current()?.End(end, reason);
        }
    }

    private OozeTurn? Current()
    {
        lock (_lock)
            return _turn;
    }

    private void Take(AgentMessage message)
    {
        if (message is AgentMessage.Ready)
        {
            if (!_ready.TrySetResult())
                _counts.Add(static sum => sum with { Unknown = sum.Unknown + 1 });
        }
        else if (!_ready.Task.IsCompleted)
        {
            _earlyFailure = (message as AgentMessage.Failure)?.Error ?? _earlyFailure;
            _counts.Add(static sum => sum with { Early = sum.Early + 1 });
        }
        else if (Current() is { } turn && Belongs(message, turn) && turn.TryTake(message, _listener.Hear))
        {
            return;
        }
        else if (message is AgentMessage.Activity { MessageId: null })
        {
            _listener.Hear(message);
        }
        else
        {
            _counts.Add(static sum => sum with { Late = sum.Late + 1 });
        }
    }

    // Without an id it can only mean the turn under way, unless one was given up: then it may be that one's late answer.
    private bool Belongs(AgentMessage message, OozeTurn turn) => message switch
    {
        AgentMessage.Response response => IsOf(response.MessageId, turn) && (response.MessageId is not null || !_hasAbandoned),
        AgentMessage.Failure failure => IsOf(failure.MessageId, turn) && (failure.MessageId is not null || !_hasAbandoned),
        AgentMessage.Activity activity => IsOf(activity.MessageId, turn),
        _ => false,
    };

    private static bool IsOf(string? id, OozeTurn turn) => id is null || id == turn.Id;
}
