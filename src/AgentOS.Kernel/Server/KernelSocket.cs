using AgentOS.Errors;
using AgentOS.Linux;

namespace AgentOS.Kernel.Server;

/// <summary>The kernel's own socket.</summary>
internal static class KernelSocket
{
    private const string LockName = "kernel-socket.lock";

    /// <summary>Listens at a path. What a dead kernel left there is replaced, a living one's never.</summary>
    /// <param name="path">Where, absolute.</param>
    /// <param name="runtimeDirectory">A directory of this user's own.</param>
    /// <exception cref="AgentOSException"><see cref="KernelErrors.AlreadyRunning"/>, or the path cannot be used.</exception>
    public static UnixListener Bind(string path, string runtimeDirectory)
    {
        string directory = Path.GetDirectoryName(path)!, name = Path.GetFileName(path);
        try
        {
            return TryBind(directory, name) ?? Replace(path, runtimeDirectory);
        }
        catch (LinuxException failure)
        {
            throw new AgentOSException(KernelErrors.SocketUnusable, "listen at", path, failure.Message, failure);
        }
    }

    private static UnixListener? TryBind(string directory, string name)
    {
        try
        {
            return UnixListener.Bind(directory, name);
        }
        catch (LinuxException failure) when (failure.Error == Errno.EADDRINUSE)
        {
            return null;
        }
    }

    // A socket nobody listens at refuses connections (unix(7)). Two kernels that find the same dead one at the same time are told apart by a
    // lock: the second must not take the first one's new socket for the old.
    private static UnixListener Replace(string path, string runtimeDirectory)
    {
        string directory = Path.GetDirectoryName(path)!, name = Path.GetFileName(path);
        using FileStream? turn = TryLock(Path.Combine(runtimeDirectory, LockName));
        if (turn is null || Answers(directory, name))
            throw new AgentOSException(KernelErrors.AlreadyRunning, "start a kernel at", path);
        if (!FileOwner.Of(path).IsSocket)
            throw new AgentOSException(KernelErrors.SocketUnusable, "listen at", path, "there is a file that is no socket");
        File.Delete(path);
        return UnixListener.Bind(directory, name);
    }

    private static bool Answers(string directory, string name)
    {
        try
        {
            UnixSocket.Connect(directory, name).Dispose();
            return true;
        }
        catch (LinuxException failure) when (failure.Error is Errno.ECONNREFUSED or Errno.ENOENT)
        {
            return false;
        }
        catch (LinuxException failure) when (failure.Error is Errno.EACCES or Errno.EAGAIN)
        {
            return true; // Somebody else's, or one that is very busy.
        }
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
