using AgentOS.Linux;

namespace AgentOS.Guest;

/// <summary>The sandbox's own devpts: its terminals are not the host's, so nothing can be typed into those.</summary>
internal static class PseudoTerminals
{
    public const string Path = "/dev/pts";

    public static void Mount() => MountNamespace.Mount(
        "devpts", Path, "devpts", SandboxMountFlags.NoSetUserId | SandboxMountFlags.NoExecute, "newinstance,ptmxmode=0666,mode=620");
}
