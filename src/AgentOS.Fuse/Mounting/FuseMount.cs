using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Mounts;

namespace AgentOS.Fuse;

/// <summary>Mounts a FUSE connection on a directory: by mount(2) as root, else with fusermount3.</summary>
public static class FuseMount
{
    /// <summary>The device every connection starts from.</summary>
    internal const string DevicePath = "/dev/fuse";

    /// <summary>
    /// Mounts, in the mount namespace of the calling thread. Nothing answers yet: until <see cref="FuseServer.Start"/> has the
    /// connection, whoever enters the directory waits.
    /// </summary>
    /// <param name="mountPoint">An existing directory.</param>
    /// <param name="options">How it looks.</param>
    /// <exception cref="AgentOSException">One of <see cref="FuseErrors"/>.</exception>
    public static FuseConnection Mount(string mountPoint, FuseMountOptions options)
    {
        if (!File.Exists(DevicePath))
            throw new AgentOSException(FuseErrors.DeviceMissing, "mount on", mountPoint);
        if (MountCalls.Probe(mountPoint) == Errno.ENOTCONN)
            throw new AgentOSException(FuseErrors.MountPointBusy, "mount on", mountPoint);
        if (!Directory.Exists(mountPoint))
            throw new AgentOSException(FuseErrors.MountPointInvalid, "mount on", mountPoint);
        FuseConnection connection = Environment.IsPrivilegedProcess
            ? KernelMounter.Mount(mountPoint, options)
            : FusermountMounter.Mount(mountPoint, options);
        if (options.Watchdog)
            connection.Guard(MountWatchdog.Start(Path.GetFullPath(mountPoint)));
        return connection;
    }
}
