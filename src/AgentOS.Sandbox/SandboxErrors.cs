using AgentOS.Errors;

namespace AgentOS.Sandbox;

/// <summary>Failures of planning and starting a sandbox.</summary>
public static class SandboxErrors
{
    /// <summary>A layer that was asked for cannot be had.</summary>
    public static readonly ErrorDefinition LayerMissing = new("sandbox.layer-missing",
        "a layer of isolation is not available on this host",
        "Strict isolation starts only when every layer is in force, and the named one is not.",
        "Run 'agentos doctor' to see what is missing and how to get it, or start with '--isolation best-effort' to go without.",
        ExitCodes.AgentOSFailed);

    /// <summary>bubblewrap is not installed.</summary>
    public static readonly ErrorDefinition BubblewrapMissing = new("sandbox.bubblewrap-missing",
        "bubblewrap (bwrap) is not installed",
        "bubblewrap makes the sandbox's namespaces; there is no sandbox without it.",
        "Install it: 'apt-get install bubblewrap'.",
        ExitCodes.AgentOSFailed);

    /// <summary>agentos-init was not found.</summary>
    public static readonly ErrorDefinition InitMissing = new("sandbox.init-missing",
        "the sandbox's first program, agentos-init, was not found",
        "It lies beside the published agentos program, or where AGENTOS_INIT points.",
        "Publish it: 'dotnet publish src/AgentOS.Guest -c Release -r linux-x64 -p:AotFramework=net9.0 -o artifacts/native'.",
        ExitCodes.AgentOSFailed);

    /// <summary>The namespaces could not be made or prepared.</summary>
    public static readonly ErrorDefinition StartFailed = new("sandbox.start-failed",
        "the sandbox could not be prepared",
        "A namespace, a mount or a confinement step failed; the detail says which.",
        "Run 'agentos doctor'. Inside a container, allow user namespaces and mounts for it.",
        ExitCodes.AgentOSFailed);

    /// <summary>The host lets this user make no user namespace.</summary>
    public static readonly ErrorDefinition UserNamespacesForbidden = new("sandbox.user-namespaces-forbidden",
        "this host does not allow user namespaces here",
        "A sandbox is made of namespaces, and making them without rights over the host takes a user namespace.",
        "Allow them: 'sysctl -w kernel.unprivileged_userns_clone=1' (Debian), 'sysctl -w kernel.apparmor_restrict_unprivileged_userns=0' (Ubuntu), or for the container this runs in.",
        ExitCodes.AgentOSFailed);

    /// <summary>The private directory for running sandboxes cannot be trusted.</summary>
    public static readonly ErrorDefinition RuntimeDirectoryUnsafe = new("sandbox.runtime-directory-unsafe",
        "the directory is not a private directory of this user",
        "It cannot be created, is a link, or belongs to somebody else, who could change what the sandbox sees.",
        "Remove it, or set XDG_RUNTIME_DIR to a directory only you can write to.",
        ExitCodes.AgentOSFailed);

    /// <summary>All user ids for sandboxes are taken.</summary>
    public static readonly ErrorDefinition NoFreeUser = new("sandbox.no-free-user",
        "all user ids for sandboxes are in use",
        "Each sandbox started by root has a user id of its own.",
        "End some sandboxes first.",
        ExitCodes.AgentOSFailed);

    /// <summary>A mount's source does not exist.</summary>
    public static readonly ErrorDefinition MountSourceMissing = new("sandbox.mount-source-missing",
        "the source of the mount does not exist",
        "A bind mount shows an existing file or directory of the host.",
        "Create it, or correct src= in --mount.",
        ExitCodes.Usage);

    /// <summary>A mount's destination is not allowed.</summary>
    public static readonly ErrorDefinition MountDestinationForbidden = new("sandbox.mount-destination-forbidden",
        "nothing may be mounted at that place in the sandbox",
        "The destination must be an absolute path without '..' and lies outside /, /proc, /sys, /dev and the sandbox's own directories.",
        "Choose another dst=, for example below /mnt or /data.",
        ExitCodes.Usage);

    /// <summary>A mount would hand out a way to control the host.</summary>
    public static readonly ErrorDefinition MountSourceForbidden = new("sandbox.mount-source-forbidden",
        "the source would let the sandbox control the host",
        "It is, or contains, a service socket of the host (container engines, D-Bus, ssh-agent, …) or a kernel file system.",
        "Mount a directory without it.",
        ExitCodes.Usage);

    /// <summary>Somebody replaced the source of a mount between its check and its use.</summary>
    public static readonly ErrorDefinition MountSourceChanged = new("sandbox.mount-source-changed",
        "the source of the mount was replaced while the sandbox was being started",
        "What was checked is not what lies there now; another program moves files or links about in its parents.",
        "Find that program, or mount a directory whose parents only you can write.",
        ExitCodes.AgentOSFailed);
}
