using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;
using AgentOS.Llm.Budgets;
using AgentOS.Llm.Scheduling.Queues;

namespace AgentOS.Llm.Scheduling;

/// <summary>A place in the queue. Awaited by one at a time. Thread-safe.</summary>
public sealed class LlmTicket : IValueTaskSource<LlmLease>
{
    internal int PlaceInClient = -1, PlaceInDeadlines = -1;
    internal Links<LlmTicket> InBand, InClient;

    private readonly LlmScheduler _scheduler;
    private ManualResetValueTaskSourceCore<LlmLease> _source = new() { RunContinuationsAsynchronously = true };
    private CancellationTokenRegistration _cancellation;

    internal LlmTicket(LlmScheduler scheduler, LlmTicketRequest request, KeyClient owner, Lane lane)
    {
        (_scheduler, Request, Owner, Lane) = (scheduler, request, owner, lane);
        Lease = new(scheduler, this);
    }

    /// <summary>What was asked for.</summary>
    public LlmTicketRequest Request { get; }

    /// <summary>Where it is.</summary>
    public TicketState State { get; internal set; }

    /// <summary>Why it was given up; null unless <see cref="State"/> is <see cref="TicketState.Refused"/>.</summary>
    public LlmRefusal? Refusal { get; internal set; }

    /// <summary>Where it stands now. An estimate; costs time in proportion to the clients that wait.</summary>
    public QueuePosition Position => _scheduler.Position(this);

    internal KeyClient Owner { get; }

    internal Lane Lane { get; }

    internal long Sequence { get; init; }

    /// <summary>Until when it may wait, in the scheduler's ticks.</summary>
    internal long DueAt { get; init; }

    internal bool HasDeadline => DueAt != long.MaxValue;

    internal long SubmittedAt { get; init; }

    /// <summary>Weighted tokens it is charged when it is sent.</summary>
    internal double Cost { get; init; }

    /// <summary>Tokens it takes of the provider's limits when it is sent.</summary>
    internal long RateTokens { get; init; }

    /// <summary>Tokens of the answer that <see cref="Cost"/> is for.</summary>
    internal int ExpectedOutput { get; init; }

    internal BudgetReservation Budget { get; init; }

    /// <summary>How often the provider refused it.</summary>
    internal int Refusals { get; set; }

    /// <summary>Of the next time it is sent.</summary>
    internal LlmLease Lease { get; private set; }

    /// <summary>Waits until it may be sent.</summary>
    /// <param name="cancellationToken">Gives the place up.</param>
    /// <exception cref="Errors.AgentOSException">Its deadline passed (<see cref="SchedulingErrors.DeadlineExceeded"/>).</exception>
    public ValueTask<LlmLease> WaitAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.CanBeCanceled)
            _cancellation = cancellationToken.UnsafeRegister(static ticket => ((LlmTicket)ticket!).Cancel(), this);
        return new(this, _source.Version);
    }

    /// <summary>The lease, if it may be sent already.</summary>
    public bool TryGetLease([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out LlmLease? lease)
    {
        lease = State == TicketState.Sent ? Lease : null;
        return lease is not null;
    }

    /// <summary>Tells where it stands, at once and then regularly, until it does not wait any more.</summary>
    /// <param name="interval">How often.</param>
    /// <param name="cancellationToken">Stops telling; the place is kept.</param>
    public async IAsyncEnumerable<QueuePosition> WatchAsync(TimeSpan interval, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using PeriodicTimer timer = new(interval, _scheduler.Time);
        while (State == TicketState.Waiting)
        {
            yield return Position;
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>Gives the place up; nothing is charged. Of a call that was sent, nothing happens: that is the lease's.</summary>
    public void Cancel() => _scheduler.Cancel(this);

    LlmLease IValueTaskSource<LlmLease>.GetResult(short token)
    {
        _cancellation.Dispose();
        return _source.GetResult(token);
    }

    ValueTaskSourceStatus IValueTaskSource<LlmLease>.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource<LlmLease>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);

    internal void Send()
    {
        State = TicketState.Sent;
        _source.SetResult(Lease);
    }

    internal void Refuse(LlmRefusal refusal)
    {
        (State, Refusal) = (TicketState.Refused, refusal);
        _source.SetException(refusal.ToException());
    }

    internal void Withdraw()
    {
        State = TicketState.Cancelled;
        _source.SetException(new OperationCanceledException());
    }

    /// <summary>Waits once more.</summary>
    internal void Again()
    {
        State = TicketState.Waiting;
        Lease = new(_scheduler, this);
        _source.Reset();
    }
}
