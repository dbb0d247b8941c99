using System.Net;
using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Diagnostics;

/// <summary>
/// The TCP connections of one network namespace, each found by its two ends: sock_diag(7). Unlike reading /proc/net/tcp, which walks the table of the whole machine, this takes microseconds.
/// </summary>
/// <param name="socket">From <see cref="Open"/>, in whichever process; owned from now on.</param>
public sealed class ConnectionDiagnostics(SafeFileHandle socket) : IDisposable
{
    private const int FamilyNetlink = 16, TypeRaw = 3, DiagnosticsProtocol = 4; // AF_NETLINK, SOCK_RAW, NETLINK_SOCK_DIAG
    private const int LongestAnswer = 1024;

    private readonly Lock _lock = new();

    /// <summary>Makes a socket that asks the calling thread's network namespace. The kernel has answered a question when it has been written, so reading never waits.</summary>
    /// <exception cref="LinuxException">EPROTONOSUPPORT in a kernel without sock_diag.</exception>
    public static SafeFileHandle Open() => new(
        SystemCall.Check(SocketInterop.Open(FamilyNetlink, TypeRaw | SocketInterop.CloseOnExec | SocketInterop.NonBlocking, DiagnosticsProtocol), "socket NETLINK_SOCK_DIAG"), ownsHandle: true);

    /// <summary>The number of the socket (its inode) that is one end of a connection.</summary>
    /// <param name="local">That end; an IPv4 address may be mapped into IPv6.</param>
    /// <param name="remote">The other.</param>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="LinuxException">The kernel does not tell.</exception>
    public uint? FindSocket(IPEndPoint local, IPEndPoint remote)
    {
        Span<byte> answer = stackalloc byte[LongestAnswer];
        return DiagnosticsRequest.SocketIn(answer[..Ask(local, remote, answer)]);
    }

    /// <summary>The user who made the socket that is one end of a connection.</summary>
    /// <inheritdoc cref="FindSocket"/>
    public uint? FindOwner(IPEndPoint local, IPEndPoint remote)
    {
        Span<byte> answer = stackalloc byte[LongestAnswer];
        return DiagnosticsRequest.OwnerIn(answer[..Ask(local, remote, answer)]);
    }

    private int Ask(IPEndPoint local, IPEndPoint remote, Span<byte> answer)
    {
        int length = 0;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(socket.IsClosed, this);
            Errno error = DescriptorIo.Write(socket, DiagnosticsRequest.Connection(local, remote), out _);
            if (error == Errno.None)
                error = DescriptorIo.Read(socket, answer, out length);
            if (error != Errno.None)
                throw new LinuxException(error, "ask NETLINK_SOCK_DIAG");
        }

        return length;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
            socket.Dispose();
    }
}
