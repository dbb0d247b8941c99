namespace AgentOS.Sandbox;

/// <summary>Which directories of the host may be shown to a sandbox as a whole.</summary>
public static class HostDirectories
{
    /// <summary>False for a home directory, for what holds homes or kernel trees, and for the root: showing them would show the user's keys.</summary>
    /// <param name="path">Absolute, without links.</param>
    public static bool MayBeShown(string path) => !ForbiddenTrees.HoldsPrivateTree(path) && !ForbiddenTrees.IsForbiddenDestination(path);
}
