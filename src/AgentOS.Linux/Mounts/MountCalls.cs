namespace AgentOS.Linux.Mounts;

/// <summary>mount(2) and umount2(2), in the mount namespace of the calling thread.</summary>
public static class MountCalls
{
    /// <summary>Mounts a new file system.</summary>
    /// <exception cref="LinuxException">EPERM without CAP_SYS_ADMIN, ENOENT, ENOTDIR, EBUSY, EINVAL for bad data.</exception>
    public static void Mount(string source, string target, string type, MountFlags flags, string data) =>
        SystemCall.Check(MountInterop.mount(source, target, type, (nuint)(int)flags, data), "mount", target);

    /// <summary>
    /// Asks a path for its access rights and returns the error. ENOTCONN: a FUSE mount whose server is gone.
    /// </summary>
    public static Errno Probe(string path) => MountInterop.access(path, 0) == 0 ? Errno.None : SystemCall.LastError;

    /// <summary>Unmounts. EINVAL when nothing is mounted there, EBUSY while in use and not detaching.</summary>
    public static Errno Unmount(string target, UnmountFlags flags) =>
        MountInterop.umount2(target, (int)flags) == 0 ? Errno.None : SystemCall.LastError;
}
