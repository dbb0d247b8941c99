using AgentOS.Errors;
using AgentOS.Kernel.Delegation;
using AgentOS.Store.Packages;
using AgentOS.Store.Sessions;

namespace AgentOS.Store.Delegation;

/// <summary>The agents that one agent runs: those its manifest lists, with no more rights than it has itself.</summary>
/// <param name="scope">Within what.</param>
/// <param name="starter">Starts them.</param>
public sealed class AgentDelegation(DelegationScope scope, SubAgentStarter starter) : IAgentDelegation
{
    private const int DeepestParent = 2; // an agent of the user's is at 0, so agents are three deep below it

    private readonly Lock _lock = new();
    private readonly Dictionary<string, SubAgent> _agents = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _over = new();
    private DelegationScope _scope = scope;
    private int _last;

    /// <inheritdoc/>
    public void Begin(int processId) => _scope = _scope with { SandboxProcess = processId };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DelegableAgent>> SearchAsync(string query, CancellationToken cancellationToken)
    {
        List<DelegableAgent> found = [];
        foreach (string agent in _scope.Approved.AllowedAgents)
        {
            DelegableAgent described = await DescribeAsync(agent, cancellationToken).ConfigureAwait(false);
            if ($"{agent} {described.Name} {described.Description}".Contains(query, StringComparison.OrdinalIgnoreCase))
                found.Add(described);
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task<DelegatedAgent> RunAsync(string agent, string? session, DelegationListener progress, CancellationToken cancellationToken)
    {
        if (!_scope.Approved.AllowedAgents.Contains(agent, StringComparer.Ordinal))
            throw new AgentOSException(DelegationErrors.NotAllowed, "run", agent);
        if (_scope.Depth > DeepestParent)
            throw new AgentOSException(DelegationErrors.TooDeep, "run", agent);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _over.Token);
        IDisposable place = _scope.Count.Enter(agent);
        try
        {
            (SubAgent started, AgentPackage package, StoredSession own) = await starter.StartAsync(_scope, agent, session, new SetupProgress(progress), place, either.Token).ConfigureAwait(false);
            string id = await AddAsync(started, agent).ConfigureAwait(false);
            return new DelegatedAgent(id, package.Manifest.Name, package.Manifest.Version, own.Name);
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<string> AskAsync(string id, string content, DelegationListener progress, CancellationToken cancellationToken) =>
        Find(id).AskAsync(id, content, progress, cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<string> Monitor(string id) => Find(id).Lines;

    /// <inheritdoc/>
    public async Task StopAsync(string id)
    {
        SubAgent stopped = Find(id);
        lock (_lock)
            _ = _agents.Remove(id);
        await stopped.StopAsync().ConfigureAwait(false);
    }

    /// <summary>Ends all of them at once; blocks until they are gone.</summary>
    public void Dispose()
    {
        SubAgent[] left;
        lock (_lock)
        {
            _over.Cancel();
            left = [.. _agents.Values];
            _agents.Clear();
        }

        Task.WhenAll(left.Select(agent => agent.DisposeAsync().AsTask())).GetAwaiter().GetResult();
    }

    private async Task<string> AddAsync(SubAgent agent, string name)
    {
        lock (_lock)
        {
            if (!_over.IsCancellationRequested)
            {
                string id = $"deleg-{++_last}";
                _agents.Add(id, agent);
                return id;
            }
        }

        await agent.DisposeAsync().ConfigureAwait(false);
        throw new AgentOSException(DelegationErrors.NotRunning, "run", name);
    }

    private SubAgent Find(string id)
    {
        lock (_lock)
            return _agents.GetValueOrDefault(id) ?? throw new AgentOSException(DelegationErrors.NotRunning, "reach", id);
    }

    // One that cannot be found now is listed all the same: it may be run when it can.
    private async Task<DelegableAgent> DescribeAsync(string agent, CancellationToken cancellationToken)
    {
        try
        {
            AgentPackage package = await starter.FindAsync(_scope, agent, progress: null, cancellationToken).ConfigureAwait(false);
            return new DelegableAgent(agent, package.Manifest.Name, package.Manifest.Description);
        }
        catch (AgentOSException)
        {
            return new DelegableAgent(agent, Name: null, Description: null);
        }
    }

    private sealed class SetupProgress(DelegationListener listener) : IProgress<string>
    {
        public void Report(string value) => _ = listener(new DelegationProgress("setup", value));
    }
}
