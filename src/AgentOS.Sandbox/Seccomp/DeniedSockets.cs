using AgentOS.Linux;

namespace AgentOS.Sandbox;

/// <summary>
/// Socket families by allow list: UNIX, INET, INET6 and NETLINK_ROUTE. Comparisons are over 64 bits while the kernel reads 32; values with
/// high bits fall under "greater" and are denied, so no family can be smuggled past.
/// </summary>
internal static class DeniedSockets
{
    private const ulong Inet = 2;
    private const ulong Inet6 = 10;
    private const ulong Netlink = 16;
    private const ulong TypeMask = 0xf;

    // Below the largest allowed family (linux/socket.h): 0, 3–9 and 11–15.
    private static readonly ulong[] DeniedFamilies = [0, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15];

    // SOCK_RAW, SOCK_RDM, SOCK_DCCP, SOCK_PACKET.
    private static readonly ulong[] DeniedInternetTypes = [3, 4, 6, 10];

    public static IEnumerable<SeccompRule> Rules =>
    [
        .. new[] { "socket", "socketpair" }.SelectMany(Families),
        .. from family in new[] { Inet, Inet6 }
           from type in DeniedInternetTypes
           select new SeccompRule("socket", Errno.EPERM, SeccompComparison.Equal(0, family), SeccompComparison.Masked(1, TypeMask, type)),
    ];

    private static IEnumerable<SeccompRule> Families(string call) =>
    [
        .. DeniedFamilies.Select(family => new SeccompRule(call, Errno.EAFNOSUPPORT, SeccompComparison.Equal(0, family))),
        new SeccompRule(call, Errno.EAFNOSUPPORT, SeccompComparison.Greater(0, Netlink)),
        // NETLINK_ROUTE is 0.
        new SeccompRule(call, Errno.EAFNOSUPPORT, SeccompComparison.Equal(0, Netlink), SeccompComparison.NotEqual(2, 0)),
    ];
}
