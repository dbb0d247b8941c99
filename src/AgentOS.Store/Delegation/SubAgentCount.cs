using AgentOS.Errors;
using AgentOS.Kernel.Delegation;

namespace AgentOS.Store.Delegation;

/// <summary>How many sub-agents of one tree run. Thread-safe.</summary>
public sealed class SubAgentCount
{
    private const int Most = 6;

    private int _running;

    /// <summary>Takes a place.</summary>
    /// <returns>Disposed, once or more often, it gives the place back.</returns>
    /// <exception cref="AgentOSException"><see cref="DelegationErrors.TooMany"/>.</exception>
    public IDisposable Enter(string agent)
    {
        if (Interlocked.Increment(ref _running) <= Most)
            return new Place(this);
        _ = Interlocked.Decrement(ref _running);
        throw new AgentOSException(DelegationErrors.TooMany, "run", agent);
    }

    private sealed class Place(SubAgentCount count) : IDisposable
    {
        private int _isGiven;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isGiven, 1) == 0)
                _ = Interlocked.Decrement(ref count._running);
        }
    }
}
