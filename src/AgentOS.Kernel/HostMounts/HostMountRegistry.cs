using AgentOS.Fuse;
using AgentOS.Linux;
using AgentOS.Sandbox;

namespace AgentOS.Kernel;

/// <summary>Where mounts that the host sees are written down.</summary>
public static class HostMountRegistry
{
    /// <summary>The registry of the user who runs this process.</summary>
    public static MountRegistry OfThisUser() => new(Path.Combine(RuntimeDirectory.Open(FileOwner.CurrentUserId), "mounts"));
}
