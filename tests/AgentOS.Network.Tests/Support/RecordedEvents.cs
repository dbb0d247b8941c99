using AgentOS.Network.Policy;
using AgentOS.Network.Record;

namespace AgentOS.Network.Tests.Support;

/// <summary>Keeps events, and waits for them.</summary>
internal sealed class RecordedEvents : IEgressRecorder
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly List<EgressEvent> _events = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<EgressEvent> All
    {
        get
        {
            lock (_lock)
                return [.. _events];
        }
    }

    public void Record(EgressEvent happened)
    {
        TaskCompletionSource more;
        lock (_lock)
        {
            _events.Add(happened);
            (more, _more) = (_more, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        more.SetResult();
    }

    /// <summary>The first event that is the end of something and meets a condition.</summary>
    public async Task<EgressEvent> WaitAsync(Func<EgressEvent, bool> condition)
    {
        while (true)
        {
            Task more;
            lock (_lock)
            {
                if (_events.FirstOrDefault(happened => happened.Duration is not null && condition(happened)) is { } found)
                    return found;
                more = _more.Task;
            }

            await more.WaitAsync(s_limit);
        }
    }

    public Task<EgressEvent> RefusalAsync(RefusalKind kind) => WaitAsync(happened => happened.Kind == kind);

    /// <summary>The first one that tells of an open connection.</summary>
    public async Task<EgressEvent> OpenedAsync()
    {
        while (true)
        {
            Task more;
            lock (_lock)
            {
                if (_events.FirstOrDefault(happened => happened.Duration is null) is { } found)
                    return found;
                more = _more.Task;
            }

            await more.WaitAsync(s_limit);
        }
    }
}
