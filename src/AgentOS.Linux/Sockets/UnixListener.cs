using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux;

/// <summary>A listening Unix stream socket with a path that only its owner may connect to.</summary>
public sealed unsafe class UnixListener : IDisposable
{
    private const int Backlog = 16;

    private readonly SafeFileHandle _socket;

    private UnixListener(SafeFileHandle socket, string path)
    {
        _socket = socket;
        Path = path;
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Binds a new path and listens.</summary>
    /// <param name="directory">A directory nobody else may enter, so that nobody connects before the mode is set.</param>
    /// <param name="name">Its name there.</param>
    /// <exception cref="LinuxException">EADDRINUSE and others.</exception>
    public static UnixListener Bind(string directory, string name)
    {
        SafeFileHandle socket = UnixSocket.Open();
        try
        {
            using PinnedPath pinned = PinnedPath.Open(directory);
            byte[] address = SocketAddress.Of(pinned, name);
            fixed (byte* start = address)
                SystemCall.Check(SocketInterop.Bind(Number(socket), start, (uint)address.Length), "bind", name);
            string path = System.IO.Path.Combine(directory, name);
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            SystemCall.Check(SocketInterop.Listen(Number(socket), Backlog), "listen", name);
            return new UnixListener(socket, path);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Blocks for the next connection.</summary>
    /// <returns>Null after <see cref="Stop"/>.</returns>
    public UnixSocket? Accept()
    {
        while (true)
        {
            int accepted = SocketInterop.Accept(Number(_socket), null, null, SocketInterop.CloseOnExec);
            if (accepted >= 0)
                return new UnixSocket(new SafeFileHandle(accepted, ownsHandle: true));
            if (SystemCall.LastError == Errno.EINVAL)
                return null;
            if (SystemCall.LastError is not (Errno.EINTR or Errno.ECONNABORTED))
                throw new LinuxException(SystemCall.LastError, "accept4");
        }
    }

    /// <summary>Ends listening; a thread in <see cref="Accept"/> returns.</summary>
    public void Stop() => _ = SocketInterop.Shutdown(Number(_socket), SocketInterop.ShutdownBoth);

    /// <inheritdoc/>
    public void Dispose()
    {
        File.Delete(Path);
        _socket.Dispose();
    }

    private static int Number(SafeFileHandle socket) => (int)socket.DangerousGetHandle();
}
