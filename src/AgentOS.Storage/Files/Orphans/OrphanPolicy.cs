namespace AgentOS.Storage.Files;

/// <summary>What happens to an inode that lost its last name.</summary>
internal enum OrphanPolicy
{
    /// <summary>It is freed at once, unless a live mount may hold it: then the mount frees it.</summary>
    Free,

    /// <summary>It stays until the mount's users forget it.</summary>
    Hold,
}
