namespace AgentOS.Client.Permissions;

/// <summary>What somebody may do. What is not said is not permitted.</summary>
public sealed record PermissionSet
{
    /// <summary>All there is.</summary>
    public static PermissionSet Everything { get; } = new() { CanExec = true, CanRead = true, CanWrite = true, CanThink = true, CanSpawn = true, CanHttp = true };

    /// <summary>Run commands.</summary>
    public bool CanExec { get; init; }

    /// <summary>Read files.</summary>
    public bool CanRead { get; init; }

    /// <summary>Write files.</summary>
    public bool CanWrite { get; init; }

    /// <summary>Ask language models.</summary>
    public bool CanThink { get; init; }

    /// <summary>Start agents.</summary>
    public bool CanSpawn { get; init; }

    /// <summary>Make HTTP requests.</summary>
    public bool CanHttp { get; init; }

    /// <summary>Whether something is permitted in general; the kernel may still refuse the case at hand.</summary>
    public bool Allows(AgentPermission permission) => permission switch
    {
        AgentPermission.None => true,
        AgentPermission.Read => CanRead,
        AgentPermission.Write => CanWrite,
        AgentPermission.Exec => CanExec,
        AgentPermission.Think => CanThink,
        AgentPermission.Spawn => CanSpawn,
        AgentPermission.Http => CanHttp,
        _ => false,
    };
}
