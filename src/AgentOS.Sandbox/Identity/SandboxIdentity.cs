namespace AgentOS.Sandbox;

/// <summary>Who the sandbox's processes are.</summary>
/// <param name="HostUserId">User id on the host.</param>
/// <param name="HostGroupId">Group id on the host.</param>
/// <param name="UserId">User id inside.</param>
/// <param name="GroupId">Group id inside.</param>
/// <param name="IsStaged">True when root starts the sandbox: sources are staged for an unprivileged user of the sandbox's own.</param>
public sealed record SandboxIdentity(uint HostUserId, uint HostGroupId, uint UserId, uint GroupId, bool IsStaged)
{
    /// <summary>User and group name inside.</summary>
    public const string UserName = "agent";

    /// <summary>Home directory inside.</summary>
    public const string Home = "/home/agent";

    private const uint AgentId = 1000;

    /// <summary>A sandbox of root's: an unprivileged host user of its own.</summary>
    public static SandboxIdentity ForRoot(uint hostId) => new(hostId, hostId, AgentId, AgentId, IsStaged: true);

    /// <summary>A sandbox of an ordinary user's: the same user.</summary>
    public static SandboxIdentity ForUser(uint userId, uint groupId) => new(userId, groupId, userId, groupId, IsStaged: false);
}
