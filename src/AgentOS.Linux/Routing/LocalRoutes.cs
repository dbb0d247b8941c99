using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Routing;

/// <summary>
/// Makes every address one of this machine's own (AnyIP): a default route of the type <c>local</c> on the loopback interface, so that what is sent to
/// any address arrives here (rtnetlink(7); <c>ip route add local default dev lo</c>).
/// </summary>
public static class LocalRoutes
{
    private const byte FamilyInet = 2, FamilyInet6 = 10;
    private const int FamilyNetlink = 16, TypeRaw = 3, RouteProtocol = 0; // AF_NETLINK, SOCK_RAW, NETLINK_ROUTE

    /// <summary>Adds the routes in the network namespace of the calling thread.</summary>
    /// <returns>Whether IPv6 has one, too: false where the machine has no IPv6, and nothing is sent over it at all.</returns>
    /// <exception cref="LinuxException">EPERM without CAP_NET_ADMIN.</exception>
    public static bool CaptureEverything()
    {
        using SafeFileHandle kernel = Open();
        Add(kernel, FamilyInet);
        try
        {
            Add(kernel, FamilyInet6);
            return true;
        }
        catch (LinuxException failure) when (failure.Error is Errno.EAFNOSUPPORT or Errno.ENOTSUP or Errno.EACCES or Errno.ENODEV)
        {
            return false; // No IPv6 in the kernel, or disable_ipv6.
        }
    }

    private static SafeFileHandle Open() => new(
        SystemCall.Check(SocketInterop.Open(FamilyNetlink, TypeRaw | SocketInterop.CloseOnExec, RouteProtocol), "socket NETLINK_ROUTE"), ownsHandle: true);

    private static void Add(SafeFileHandle kernel, byte family)
    {
        Errno error = DescriptorIo.Write(kernel, RouteRequest.LocalDefault(family), out _);
        byte[] answer = new byte[256];
        int length = 0;
        if (error == Errno.None)
            error = DescriptorIo.Read(kernel, answer, out length);
        if (error == Errno.None)
            error = RouteRequest.ResultOf(answer.AsSpan(0, length));
        if (error != Errno.None)
            throw new LinuxException(error, "add route", family == FamilyInet ? "local 0.0.0.0/0" : "local ::/0");
    }
}
