using AgentOS.Kernel.Agents.Calls;
using AgentOS.Kernel.Agents.Journal;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Models;
using AgentOS.Kernel.Networks;
using AgentOS.Kernel.Permissions;
using AgentOS.Kernel.Server;
using AgentOS.Kernel.Syscalls;
using AgentOS.Linux;

namespace AgentOS.Kernel.Agents;

/// <summary>The agents of a kernel, those of the one before included: who there is, how they begin and end, and what is written down of them.</summary>
internal sealed class KernelAgents : IDisposable
{
    private readonly IdentityTable _identities;
    private readonly AgentJournal _journal;
    private readonly AgentLauncher _launcher;
    private readonly AgentSpawner _spawner;
    private readonly ResourceWatch _resources;

    public KernelAgents(
        IdentityTable identities, KernelPermissions permissions, ModelAskers models, KernelServer server, KernelPlace place, AgentJournal journal, AgentKernelOptions options)
    {
        _identities = identities;
        _journal = journal;
        _launcher = new AgentLauncher(options, models);
        Table = new AgentTable(identities, options.StateDirectory);
        Ownership = new AgentOwnership(permissions.Gate);
        permissions.Changed += new PolicyRecord(Table, journal).Write;
        permissions.Changed += new GrantedNetwork(Table).Follow;
        _spawner = new AgentSpawner(Table, _launcher, journal, Events, permissions.Admission, models, server, place, options);
        _resources = new ResourceWatch(Table, Events, options.Clock);
    }

    /// <summary>Who there is.</summary>
    public AgentTable Table { get; }

    /// <summary>Who may act on whom.</summary>
    public AgentOwnership Ownership { get; }

    /// <summary>What happens to them.</summary>
    public AgentEvents Events { get; } = new();

    /// <summary>The calls about agents.</summary>
    public IEnumerable<SyscallEntry> Calls => AgentCalls.All(_spawner, Table, Ownership, Events);

    /// <summary>Whether somebody started an agent.</summary>
    public bool IsParent(Identity somebody, uint agent) => Table.TryFind(agent)?.Parent == somebody.Id;

    /// <summary>What somebody is called who started an agent; null when no agent did.</summary>
    public string? ParentOf(Identity agent) => Table.TryFind(agent.Id)?.Parent is { } parent ? Table.TryFind(parent)?.Identity.Title : null;

    /// <summary>Brings back the agents of the kernel before. When everybody who hears of agents listens.</summary>
    public void Recover() => new AgentRecovery(_journal, _identities, Table, _spawner).Run();

    /// <inheritdoc cref="AgentSpawner.Adopt"/>
    public void Adopt(AgentRun run, AgentRunRequest request, UnixListener door) => _spawner.Adopt(run, request, door);

    /// <inheritdoc cref="AgentSpawner.EndAll"/>
    public void EndAll() => _spawner.EndAll();

    /// <summary>Closes the journal. After <see cref="EndAll"/>.</summary>
    public void Dispose()
    {
        _resources.Dispose();
        _launcher.Dispose();
        _journal.Dispose();
    }
}
