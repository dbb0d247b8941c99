using Microsoft.Win32.SafeHandles;

namespace AgentOS.Fuse;

/// <summary>A mounted connection to the kernel, not yet or no longer served. Disposing unmounts and closes it.</summary>
public sealed class FuseConnection : IDisposable
{
    private readonly Action _detach;
    private int _attached = 1;
    private MountWatchdog? _watchdog;

    internal FuseConnection(SafeFileHandle device, string mountPoint, Action detach)
    {
        Device = device;
        MountPoint = mountPoint;
        _detach = detach;
    }

    /// <summary>A connection to the kernel of another machine: a socket that carries whole messages.</summary>
    /// <param name="messages">Becomes the connection's.</param>
    public static FuseConnection Over(SafeFileHandle messages) => new(messages, "", () => { });

    /// <summary>The FUSE device.</summary>
    public SafeFileHandle Device { get; }

    /// <summary>Where it is mounted, as given.</summary>
    public string MountPoint { get; }

    /// <summary>
    /// Takes the mount out of sight. Processes that hold it (open files, a working directory, another mount namespace) keep using
    /// it; when the last is gone the kernel ends the connection. Safe to call twice.
    /// </summary>
    public void Detach()
    {
        if (Interlocked.Exchange(ref _attached, 0) == 0)
            return;
        _detach();
        _watchdog?.Dispose();
    }

    /// <summary>Takes over the watchdog; it is dismissed with the mount.</summary>
    internal void Guard(MountWatchdog watchdog) => _watchdog = watchdog;

    /// <inheritdoc/>
    public void Dispose()
    {
        Detach();
        Device.Dispose();
    }
}
