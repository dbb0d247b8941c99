using AgentOS.Fleet.Snapshots;

namespace AgentOS.Fleet.Tiers;

/// <summary>The sandboxes of one tier, as they are kept. Whether they run is not its business.</summary>
internal interface ISandboxTier
{
    /// <summary>Makes one and starts its host.</summary>
    Task<string> CreateAsync(SandboxRequest request, CancellationToken cancellationToken);

    /// <summary>Its description, as if it were stopped; null when there is none of this id.</summary>
    SandboxInfo? TryFind(string id);

    /// <summary>All of them.</summary>
    IEnumerable<SandboxInfo> List();

    /// <summary>Where its record is.</summary>
    string DirectoryOf(string id);

    /// <summary>Starts the host of one that does not run.</summary>
    void Start(string id);

    /// <summary>Makes another one like it with its files, and starts its host.</summary>
    Task<string> ForkAsync(string id, CancellationToken cancellationToken);

    /// <summary>The kept states of one.</summary>
    ISandboxSnapshots SnapshotsOf(string id);

    /// <summary>Removes one that does not run.</summary>
    void Remove(string id);
}
