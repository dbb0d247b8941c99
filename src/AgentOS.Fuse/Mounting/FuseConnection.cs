using AgentOS.Linux.Files;

namespace AgentOS.Fuse;

/// <summary>A mounted connection to the kernel, not yet or no longer served. Disposing unmounts and closes it.</summary>
public sealed class FuseConnection : IDisposable
{
    private readonly Action _detach;
    private int _attached = 1;

    internal FuseConnection(FileDescriptor device, string mountPoint, Action detach)
    {
        Device = device;
        MountPoint = mountPoint;
        _detach = detach;
    }

    /// <summary>The FUSE device.</summary>
    public FileDescriptor Device { get; }

    /// <summary>Where it is mounted, as given.</summary>
    public string MountPoint { get; }

    /// <summary>
    /// Takes the mount out of sight. Processes that hold it (open files, a working directory, another mount namespace) keep using
    /// it; when the last is gone the kernel ends the connection. Safe to call twice.
    /// </summary>
    public void Detach()
    {
        if (Interlocked.Exchange(ref _attached, 0) == 1)
            _detach();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Detach();
        Device.Dispose();
    }
}
