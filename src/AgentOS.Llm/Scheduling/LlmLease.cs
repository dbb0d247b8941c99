namespace AgentOS.Llm.Scheduling;

/// <summary>
/// The right to send a call now, and what it pays. It ends once, with <see cref="Settle"/>, <see cref="Cancel"/>, <see cref="Fail"/> or <see cref="Refused"/>;
/// disposing ends it as cancelled. One thread at a time tells it what streamed.
/// </summary>
public sealed class LlmLease : IDisposable
{
    // Lengthening what is charged takes the scheduler's lock and moves the client in its heaps: not for every token.
    private const int ChargedAhead = 64;

    private readonly LlmScheduler _scheduler;
    private long _chargedOutput;

    internal LlmLease(LlmScheduler scheduler, LlmTicket ticket) => (_scheduler, Ticket) = (scheduler, ticket);

    /// <summary>The place it came from; waits again after a refusal that is tried again.</summary>
    public LlmTicket Ticket { get; }

    /// <summary>Tokens of the answer so far.</summary>
    public long StreamedTokens { get; private set; }

    internal bool IsOver { get; set; }

    internal long SentAt { get; private set; }

    internal long? FirstTokenAt { get; set; }

    /// <summary>Weighted tokens charged so far.</summary>
    internal double Cost { get; set; }

    internal void Begin(long now)
    {
        SentAt = now;
        Cost = Ticket.Cost;
        _chargedOutput = Ticket.ExpectedOutput;
    }

    /// <summary>Tells that tokens came; what is more than was expected is charged as it comes.</summary>
    /// <param name="outputTokens">How many, 0 and up.</param>
    public void Streamed(int outputTokens)
    {
        if (StreamedTokens == 0 && outputTokens > 0)
            _scheduler.FirstToken(this);
        StreamedTokens += outputTokens;
        if (StreamedTokens <= _chargedOutput)
            return;
        long more = StreamedTokens + ChargedAhead - _chargedOutput;
        _chargedOutput += more;
        _scheduler.ChargeMore(this, more);
    }

    /// <summary>Ends it: pays what was used and gives back the rest.</summary>
    /// <param name="usage">As the provider says, or as estimated.</param>
    public LlmReceipt Settle(LlmUsage usage) => _scheduler.Settle(this, usage, isAnswer: true);

    /// <summary>Ends it because the caller went away: pays the prompt and what streamed.</summary>
    public LlmReceipt Cancel() => _scheduler.Settle(this, new(Ticket.Request.InputTokens, 0, StreamedTokens), isAnswer: false);

    /// <summary>Ends it because the provider failed: pays the prompt and what streamed if anything streamed, otherwise nothing.</summary>
    public LlmReceipt Fail() => StreamedTokens > 0 ? Cancel() : _scheduler.Settle(this, default, isAnswer: false);

    /// <summary>Ends it because the provider has too much to do (429, 503, 529): pays nothing. The client waits; who else asks goes on, until the provider refuses another.</summary>
    /// <param name="retryAfter">What the provider said; null is longer each time.</param>
    /// <returns>True: the ticket waits again, await it. False: the client has no retries left.</returns>
    public bool Refused(TimeSpan? retryAfter) => _scheduler.Refused(this, retryAfter);

    /// <summary>As <see cref="Cancel"/>, unless it is over.</summary>
    public void Dispose()
    {
        if (!IsOver)
            Cancel();
    }
}
