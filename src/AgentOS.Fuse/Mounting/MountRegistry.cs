using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Mounts;

namespace AgentOS.Fuse;

/// <summary>Remembers host-visible mounts in a private directory, so that the next start finds and removes what a dead server left.</summary>
/// <param name="directory">A directory of this user's own (mode 0700), made when missing.</param>
public sealed class MountRegistry(string directory)
{
    private const string Extension = ".mount";

    /// <summary>Writes a mount down. Disposing the result strikes it out.</summary>
    public IDisposable Add(FuseConnection connection)
    {
        Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string path = Path.Combine(directory, Guid.NewGuid().ToString("n") + Extension);
        MountRecord.OfThisProcess(connection.MountPoint).Write(path);
        return new Entry(path);
    }

    /// <summary>Detaches mounts whose server is gone and forgets them.</summary>
    /// <returns>The mount points found stale.</returns>
    public IReadOnlyList<string> RemoveStale()
    {
        List<string> stale = [];
        if (!Directory.Exists(directory))
            return stale;
        foreach (string path in Directory.EnumerateFiles(directory, "*" + Extension))
        {
            if (MountRecord.Read(path) is not { IsAlive: false } record)
                continue;
            if (IsHung(record.MountPoint))
            {
                Detach(record.MountPoint);
                stale.Add(record.MountPoint);
            }

            File.Delete(path);
        }

        return stale;
    }

    /// <summary>Unmounts what nobody uses, and blocks until its server, another process, has written everything down and ended.</summary>
    /// <param name="mountPoint">Absolute path, links resolved.</param>
    /// <exception cref="AgentOSException">It is no mount of this user's, or in use.</exception>
    public void Unmount(string mountPoint)
    {
        if (RemoveStale().Contains(mountPoint, StringComparer.Ordinal))
            return;
        MountRecord record = Records().FirstOrDefault(record => record.MountPoint == mountPoint)
            ?? throw new AgentOSException(FuseErrors.NotMounted, "unmount", mountPoint);
        using ProcessDescriptor server = ProcessDescriptor.Open(record.ProcessId);
        if (Environment.IsPrivilegedProcess)
            UnmountAsRoot(mountPoint);
        else if (FusermountMounter.Unmount(mountPoint) is { Length: > 0 } said)
            throw new AgentOSException(FuseErrors.MountInUse, "unmount", mountPoint, said);
        server.WaitForEnd();
    }

    private static void UnmountAsRoot(string mountPoint)
    {
        Errno error = MountCalls.Unmount(mountPoint, UnmountFlags.NoFollow);
        if (error != Errno.None)
            throw new AgentOSException(error == Errno.EBUSY ? FuseErrors.MountInUse : FuseErrors.NotMounted, "unmount", mountPoint, error.Describe());
    }

    private IEnumerable<MountRecord> Records() => Directory.Exists(directory)
        ? Directory.EnumerateFiles(directory, "*" + Extension).Select(MountRecord.Read).OfType<MountRecord>()
        : [];

    /// <summary>A mount without a server answers every question with ENOTCONN, so nothing else is taken for one.</summary>
    private static bool IsHung(string mountPoint) => MountCalls.Probe(mountPoint) == Errno.ENOTCONN;

    private static void Detach(string mountPoint)
    {
        if (Environment.IsPrivilegedProcess)
            _ = MountCalls.Unmount(mountPoint, UnmountFlags.Detach | UnmountFlags.NoFollow);
        else
            FusermountMounter.Detach(mountPoint);
    }

    private sealed class Entry(string path) : IDisposable
    {
        public void Dispose() => File.Delete(path);
    }
}
