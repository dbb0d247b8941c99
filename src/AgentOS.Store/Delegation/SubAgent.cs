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
    private readonly SemaphoreSlim _turn = new(1), _end = new(1);
    private bool _isOver;

    public SubAgent(HostedAgent agent, SubAgentListener listener, SubAgentLog log, IDisposable place)
    {
        (_agent, _listener, _log, _place) = (agent, listener, log, place);
        _ = FollowAsync();
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
            if (_isOver)
                throw new AgentOSException(DelegationErrors.NotRunning, "ask", id);
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
    public Task StopAsync() => EndAsync(_agent.ShutDownAsync);

    /// <summary>Ends it at once.</summary>
    public async ValueTask DisposeAsync() => await EndAsync(static () => Task.CompletedTask).ConfigureAwait(false);

    // One that ended by itself, or was stopped by the user, is no more one of those that run; the answer to its last question is waited for.
    private async Task FollowAsync()
    {
        _ = await _agent.Exit.ConfigureAwait(false);
        _place.Dispose();
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            await DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            _ = _turn.Release();
        }
    }

    private async Task EndAsync(Func<Task> ask)
    {
        await _end.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_isOver)
                return;
            await ask().ConfigureAwait(false);
            await _agent.DisposeAsync().ConfigureAwait(false);
            _isOver = true;
            _place.Dispose();
        }
        finally
        {
            _ = _end.Release();
        }
    }
}
