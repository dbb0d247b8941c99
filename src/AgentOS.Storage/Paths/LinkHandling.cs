namespace AgentOS.Storage.Paths;

/// <summary>What happens when a path's last component is a symbolic link.</summary>
internal enum LinkHandling
{
    /// <summary>The link's target is meant.</summary>
    Follow,

    /// <summary>The link itself is meant.</summary>
    Keep,
}
