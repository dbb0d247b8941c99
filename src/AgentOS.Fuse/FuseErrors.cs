using AgentOS.Errors;

namespace AgentOS.Fuse;

/// <summary>What can go wrong with a mount.</summary>
public static class FuseErrors
{
    /// <summary>There is no FUSE device.</summary>
    public static ErrorDefinition DeviceMissing { get; } = new(
        "fuse.device-missing",
        "/dev/fuse is missing",
        "The kernel has no FUSE, or a container was started without the device.",
        "Load it with 'modprobe fuse', or start the container with '--device /dev/fuse'.",
        ExitCodes.AgentOSFailed);

    /// <summary>The device exists, but this user may not open it.</summary>
    public static ErrorDefinition DeviceForbidden { get; } = new(
        "fuse.device-forbidden",
        "this user may not open /dev/fuse",
        "The device is usually open to everybody (mode 0666), because fusermount3 checks what a user may mount; here it is not.",
        "As root: chmod 0666 /dev/fuse.",
        ExitCodes.AgentOSFailed);

    /// <summary>An ordinary user needs the set-user-id helper.</summary>
    public static ErrorDefinition FusermountMissing { get; } = new(
        "fuse.fusermount-missing",
        "the program fusermount3 is missing",
        "An ordinary user may mount only through this set-user-id program.",
        "Install it: apt-get install fuse3.",
        ExitCodes.AgentOSFailed);

    /// <summary>The helper or the kernel said no.</summary>
    public static ErrorDefinition NotAllowed { get; } = new(
        "fuse.not-allowed",
        "this user may not mount there",
        "Mounting needs CAP_SYS_ADMIN, or fusermount3 with its set-user-id bit and a mount point the user owns and can write to.",
        "Use a directory of your own, and check 'ls -l $(command -v fusermount3)' for the s bit and /etc/fuse.conf for limits.",
        ExitCodes.AgentOSFailed);

    /// <summary>The place to mount on is missing or no directory.</summary>
    public static ErrorDefinition MountPointInvalid { get; } = new(
        "fuse.mount-point-invalid",
        "the mount point is not an existing directory",
        "A file tree can only be mounted on a directory.",
        "Make the directory first, or choose another.");

    /// <summary>A mount of a dead server is in the way.</summary>
    public static ErrorDefinition MountPointBusy { get; } = new(
        "fuse.mount-point-busy",
        "the mount point is in use",
        "Something is mounted there that does not answer, often the left-over of a server that was killed.",
        "Unmount it: fusermount3 -u -z <directory>, or as root: umount -l <directory>.");

    /// <summary>Somebody is in it.</summary>
    public static ErrorDefinition MountInUse { get; } = new(
        "fuse.mount-in-use",
        "it is in use",
        "A program has a file open there, or its working directory is there.",
        "Leave the directory and end those programs: fuser -vm DIR names them.");

    /// <summary>It is no mount of ours.</summary>
    public static ErrorDefinition NotMounted { get; } = new(
        "fuse.not-mounted",
        "no agent's files are mounted there by this user",
        "Only what 'agentos mount' mounted is unmounted, by the user who mounted it.",
        "Look with: mount -t fuse.agentos");

    /// <summary>The kernel's protocol is older than 7.31.</summary>
    public static ErrorDefinition KernelTooOld { get; } = new(
        "fuse.kernel-too-old",
        "the kernel's FUSE protocol is too old",
        "AgentOS speaks protocol 7.31 and later, which came with Linux 5.4.",
        "Use a newer kernel.",
        ExitCodes.AgentOSFailed);

    /// <summary>Anything else mount(2) or the helper reported.</summary>
    public static ErrorDefinition MountFailed { get; } = new(
        "fuse.mount-failed",
        "mounting failed",
        "The kernel or fusermount3 refused; its answer is in parentheses.",
        "Run 'agentos doctor' to see what this host can do.",
        ExitCodes.AgentOSFailed);
}
