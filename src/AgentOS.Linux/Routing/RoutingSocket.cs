using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Routing;

/// <summary>A socket to the kernel's tables of interfaces, addresses and routes: rtnetlink(7).</summary>
internal sealed class RoutingSocket : IDisposable
{
    private const int FamilyNetlink = 16, TypeRaw = 3, RouteProtocol = 0; // AF_NETLINK, SOCK_RAW, NETLINK_ROUTE
    private const int LongestAnswer = 1024;

    private readonly SafeFileHandle _socket;

    private RoutingSocket(SafeFileHandle socket) => _socket = socket;

    public static RoutingSocket Open() => new(new SafeFileHandle(
        SystemCall.Check(SocketInterop.Open(FamilyNetlink, TypeRaw | SocketInterop.CloseOnExec, RouteProtocol), "socket NETLINK_ROUTE"), ownsHandle: true));

    /// <summary>Sends a request and waits for its acknowledgement.</summary>
    /// <exception cref="LinuxException">The kernel refused.</exception>
    public void Do(ReadOnlySpan<byte> request, string step, string target)
    {
        Span<byte> answer = stackalloc byte[LongestAnswer];
        int length = 0;
        Errno error = DescriptorIo.Write(_socket, request, out _);
        if (error == Errno.None)
            error = DescriptorIo.Read(_socket, answer, out length);
        if (error == Errno.None)
            error = RoutingRequest.ResultOf(answer[..length]);
        if (error != Errno.None)
            throw new LinuxException(error, step, target);
    }

    public void Dispose() => _socket.Dispose();
}
