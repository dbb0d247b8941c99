using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux;

/// <summary>A listening Unix stream socket with a path that only its owner may connect to.</summary>
public sealed unsafe class UnixListener : IDisposable
{
    // The kernel takes its own limit when that is less (net.core.somaxconn).
    private const int Backlog = 4096;

    private readonly SafeFileHandle _socket;

    private readonly string? _ownName;

    private UnixListener(SafeFileHandle socket, string path, string? ownName)
    {
        _socket = socket;
        _ownName = ownName;
        Path = path;
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Binds a new path and listens.</summary>
    /// <param name="directory">An existing directory.</param>
    /// <param name="name">Its name there.</param>
    /// <exception cref="LinuxException">EADDRINUSE and others.</exception>
    public static UnixListener Bind(string directory, string name)
    {
        SafeFileHandle socket = UnixSocket.Open();
        try
        {
            // Before it has a name, so that it never had another mode (unix(7) takes it from the descriptor).
            File.SetUnixFileMode(socket, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            using PinnedPath pinned = PinnedPath.Open(directory);
            byte[] address = SocketAddress.Of(pinned, name);
            fixed (byte* start = address)
                SystemCall.Check(SocketInterop.Bind(Number(socket), start, (uint)address.Length), "bind", name);
            SystemCall.Check(SocketInterop.Listen(Number(socket), Backlog), "listen", name);
            string path = System.IO.Path.Combine(directory, name);
            return new UnixListener(socket, path, path);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Takes over a socket that listens already; its name stays its maker's.</summary>
    /// <param name="socket">Owned by the listener.</param>
    /// <exception cref="LinuxException">It is no socket.</exception>
    public static UnixListener Inherit(SafeFileHandle socket)
    {
        byte[] address = new byte[SocketAddress.Size];
        uint length = (uint)address.Length;
        fixed (byte* start = address)
            SystemCall.Check(SocketInterop.GetName(Number(socket), start, &length), "getsockname");
        return new UnixListener(socket, SocketAddress.PathOf(address), null);
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

    /// <summary>From now on <see cref="TryAccept"/> takes connections, in place of <see cref="Accept"/>.</summary>
    /// <returns>What a poller watches for input.</returns>
    public SafeFileHandle Poll()
    {
        Files.DescriptorIo.SetNonBlocking(_socket);
        return _socket;
    }

    /// <summary>Takes the next connection, which neither waits to receive nor to send.</summary>
    /// <param name="connection">Null when there is none, or it is gone again.</param>
    /// <returns>EMFILE or ENFILE when there is one, but no descriptor for it.</returns>
    public Errno TryAccept(out SafeFileHandle? connection)
    {
        int accepted = SocketInterop.Accept(Number(_socket), null, null, SocketInterop.CloseOnExec | SocketInterop.NonBlocking);
        connection = accepted >= 0 ? new SafeFileHandle(accepted, ownsHandle: true) : null;
        return accepted >= 0 ? Errno.None : SystemCall.LastError;
    }

    /// <summary>Ends listening; a thread in <see cref="Accept"/> returns.</summary>
    public void Stop() => _ = SocketInterop.Shutdown(Number(_socket), SocketInterop.ShutdownBoth);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_ownName is not null)
            File.Delete(_ownName);
        _socket.Dispose();
    }

    private static int Number(SafeFileHandle socket) => (int)socket.DangerousGetHandle();
}
