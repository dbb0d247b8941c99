namespace AgentOS.Linux.Mounts;

/// <summary>Flags of umount2(2).</summary>
[Flags]
public enum UnmountFlags
{
    /// <summary>Fails with EBUSY while in use.</summary>
    None = 0,

    /// <summary>Aborts outstanding requests (MNT_FORCE).</summary>
    Force = 1,

    /// <summary>Out of sight now, gone when the last user leaves (MNT_DETACH).</summary>
    Detach = 2,

    /// <summary>Does not follow a symbolic link (UMOUNT_NOFOLLOW).</summary>
    NoFollow = 8,
}
