using System.Net;
using System.Net.Sockets;

namespace AgentOS.Linux.Routing;

/// <summary>The loopback interface of the calling thread's network namespace, which has no other.</summary>
public static class LoopbackInterface
{
    /// <summary>Switches it on: it is off in a namespace, or on a machine, where nobody did.</summary>
    /// <exception cref="LinuxException">EPERM without CAP_NET_ADMIN.</exception>
    public static void SwitchOn()
    {
        using RoutingSocket kernel = RoutingSocket.Open();
        kernel.Do(RoutingRequest.LoopbackOn(), "set up", "lo");
    }

    /// <summary>
    /// Makes every address one of this machine's own (AnyIP): a default route of the type <c>local</c> on this interface, so that what is sent to any
    /// address arrives here (<c>ip route add local default dev lo</c>); and gives it an address beside 127.0.0.1 and ::1.
    /// </summary>
    /// <param name="addresses">One for IPv4, one for IPv6. Without, getaddrinfo(3) with AI_ADDRCONFIG takes the machine for one without network and finds no name.</param>
    /// <returns>Whether IPv6 is captured, too: false where the machine has no IPv6, and nothing is sent over it at all.</returns>
    /// <exception cref="LinuxException">EPERM without CAP_NET_ADMIN.</exception>
    public static bool CaptureEverything(params ReadOnlySpan<IPAddress> addresses)
    {
        using RoutingSocket kernel = RoutingSocket.Open();
        bool hasIpv6 = true;
        foreach (IPAddress address in addresses)
        {
            try
            {
                kernel.Do(RoutingRequest.LocalDefaultRoute(address.AddressFamily), "add local default route", address.AddressFamily.ToString());
                kernel.Do(RoutingRequest.LoopbackAddress(address), "add address", address.ToString());
            }
            catch (LinuxException failure) when (address.AddressFamily == AddressFamily.InterNetworkV6 && IsMissingIpv6(failure.Error))
            {
                hasIpv6 = false;
            }
        }

        return hasIpv6;
    }

    // Not in the kernel, or switched off (disable_ipv6).
    private static bool IsMissingIpv6(Errno error) => error is Errno.EAFNOSUPPORT or Errno.ENOTSUP or Errno.EACCES or Errno.ENODEV;
}
