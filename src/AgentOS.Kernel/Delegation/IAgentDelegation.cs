namespace AgentOS.Kernel.Delegation;

/// <summary>The agents that one agent runs for itself. What it may run, and with which rights, is decided behind this; the kernel carries calls and answers. Thread-safe.</summary>
public interface IAgentDelegation : IDisposable
{
    /// <summary>Hears that the agent they are run for has started; before any other call.</summary>
    /// <param name="processId">The first process of its sandbox.</param>
    void Begin(int processId);

    /// <summary>Looks among the agents it may run.</summary>
    /// <param name="query">A word of name or description; empty is all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<IReadOnlyList<DelegableAgent>> SearchAsync(string query, CancellationToken cancellationToken);

    /// <summary>Starts one; returns when it can be asked.</summary>
    /// <param name="agent">Exactly as the manifest names it.</param>
    /// <param name="session">A session of it under the caller's own; null is a new one.</param>
    /// <param name="progress">Hears what takes time.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="Errors.AgentOSException"><see cref="DelegationErrors"/>, or why it cannot be started.</exception>
    Task<DelegatedAgent> RunAsync(string agent, string? session, DelegationListener progress, CancellationToken cancellationToken);

    /// <summary>Asks one that runs; returns when its turn is over.</summary>
    /// <param name="id">Which.</param>
    /// <param name="content">The question.</param>
    /// <param name="progress">Hears parts of the answer and what the agent is doing.</param>
    /// <param name="cancellationToken">The answer is not wanted any more.</param>
    /// <returns>The whole answer.</returns>
    /// <exception cref="Errors.AgentOSException"><see cref="DelegationErrors"/>.</exception>
    Task<string> AskAsync(string id, string content, DelegationListener progress, CancellationToken cancellationToken);

    /// <summary>What one did last: at most a thousand lines.</summary>
    /// <exception cref="Errors.AgentOSException"><see cref="DelegationErrors.NotRunning"/>.</exception>
    IReadOnlyList<string> Monitor(string id);

    /// <summary>Ends one, with all it runs itself; returns when it is gone.</summary>
    /// <exception cref="Errors.AgentOSException"><see cref="DelegationErrors.NotRunning"/>.</exception>
    Task StopAsync(string id);
}
