namespace AgentOS.Sandbox;

/// <summary>A cgroup of one sandbox's own, removed on disposal.</summary>
internal interface ICgroup : IDisposable
{
    /// <summary>Its hierarchy in reports: <c>cgroup v1</c>.</summary>
    string Version { get; }

    /// <summary>Moves a process and its future children into it.</summary>
    void Add(int pid);

    /// <summary>Limits it ran into so far.</summary>
    LimitHit Hits();

    /// <summary>What counts towards its limits now.</summary>
    ResourceLoad Load();
}
