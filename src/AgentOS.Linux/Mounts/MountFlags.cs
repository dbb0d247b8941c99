namespace AgentOS.Linux.Mounts;

/// <summary>Flags of mount(2) (sys/mount.h).</summary>
[Flags]
public enum MountFlags
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>No writing.</summary>
    ReadOnly = 1,

    /// <summary>Set-user-id bits and file capabilities have no effect.</summary>
    NoSetUserId = 2,

    /// <summary>Device nodes cannot be opened.</summary>
    NoDevices = 4,

    /// <summary>Nothing can be executed.</summary>
    NoExecute = 8,

    /// <summary>Access times are not updated.</summary>
    NoAccessTimes = 1024,
}
