using AgentOS.Errors;

namespace AgentOS.Kernel.Agents;

/// <summary>What a running kernel has on the host: its state directory, which no other kernel uses meanwhile, and a directory for its agents' sockets.</summary>
internal sealed class KernelPlace : IDisposable
{
    private const string LockName = "kernel.lock";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream _lock;
    private readonly SocketDirectory _sockets;
    private volatile bool _isClosing;

    private KernelPlace(FileStream taken, SocketDirectory sockets)
    {
        _lock = taken;
        _sockets = sockets;
    }

    /// <summary>For the agents' sockets.</summary>
    public string Directory => _sockets.Path;

    /// <summary>Whether the kernel is ending, and its agents with it.</summary>
    public bool IsClosing => _isClosing;

    /// <summary>Takes a kernel's places.</summary>
    /// <exception cref="AgentOSException"><see cref="AgentErrors.StateInUse"/>.</exception>
    public static KernelPlace Take(AgentKernelOptions options)
    {
        System.IO.Directory.CreateDirectory(options.StateDirectory, OwnerOnly);
        return new KernelPlace(Lock(options.StateDirectory), SocketDirectory.Make(options.RuntimeDirectory));
    }

    /// <summary>The kernel is ending.</summary>
    public void Close() => _isClosing = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        _sockets.Dispose();
        _lock.Dispose();
    }

    // An advisory lock (flock(2)): the Linux kernel drops it when its holder dies.
    private static FileStream Lock(string stateDirectory)
    {
        string path = Path.Combine(stateDirectory, LockName);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure)
        {
            throw new AgentOSException(AgentErrors.StateInUse, "start the kernel", stateDirectory, failure.Message, failure);
        }
    }
}
