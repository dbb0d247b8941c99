using AgentOS.Errors;
using AgentOS.Kernel.Delegation;
using AgentOS.Store.Ooze;
using AgentOS.Store.Running;

namespace AgentOS.Store.Delegation;

/// <summary>An agent that another one runs.</summary>
internal sealed class SubAgent : IAsyncDisposable
{
    private readonly HostedAgent _agent;
    private readonly SubAgentListener _listener;
    private readonly SubAgentLog _log;
    private readonly IDisposable _place;
    private readonly SemaphoreSlim _turn = new(1);

    public SubAgent(HostedAgent agent, SubAgentListener listener, SubAgentLog log, IDisposable place)
    {
        (_agent, _listener, _log, _place) = (agent, listener, log, place);
        // One that ended by itself is no more one of those that run.
        _ = agent.Exit.ContinueWith(_ => place.Dispose(), TaskScheduler.Default);
    }

    /// <inheritdoc cref="SubAgentLog.Read"/>
    public IReadOnlyList<string> Lines => _log.Read();

    /// <summary>Asks it; one question after the other.</summary>
    /// <exception cref="AgentOSException"><see cref="DelegationErrors.NoAnswer"/>.</exception>
    public async Task<string> AskAsync(string id, string content, DelegationListener asker, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _listener.Asker = asker;
            OozeAnswer answer = await _agent.AskAsync(content, id: null, cancellationToken).ConfigureAwait(false);
            return answer.End == AnswerEnd.Done ? answer.Content : throw new AgentOSException(DelegationErrors.NoAnswer, "ask", id, answer.Failure ?? answer.End.ToString());
        }
        finally
        {
            _listener.Asker = null;
            _ = _turn.Release();
        }
    }

    /// <summary>Asks it to end, and ends it.</summary>
    public async Task StopAsync()
    {
        await _agent.ShutDownAsync().ConfigureAwait(false);
        await DisposeAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _agent.DisposeAsync().ConfigureAwait(false);
        _place.Dispose();
    }
}
