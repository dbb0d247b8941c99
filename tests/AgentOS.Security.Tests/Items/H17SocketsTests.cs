using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H17: socket families by allow list; no raw sockets.</summary>
public sealed class H17SocketsTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H17",
    [
        new("alg", "EAFNOSUPPORT") { Absent = "EAFNOSUPPORT" },
        new("vsock", "EAFNOSUPPORT") { Absent = "EAFNOSUPPORT" },
        new("packet", "EAFNOSUPPORT"),
        new("packet_datagram", "EAFNOSUPPORT"),
        new("rxrpc", "EAFNOSUPPORT") { Absent = "EAFNOSUPPORT" },
        new("bluetooth", "EAFNOSUPPORT") { Absent = "EAFNOSUPPORT" },
        new("key", "EAFNOSUPPORT") { Absent = "EAFNOSUPPORT" },
        new("tipc", "EAFNOSUPPORT") { Absent = "EAFNOSUPPORT" },
        new("xdp", "EAFNOSUPPORT") { Absent = "EAFNOSUPPORT" },
        new("can", "EAFNOSUPPORT") { Absent = "EAFNOSUPPORT" },
        new("netlink_xfrm", "EAFNOSUPPORT") { Absent = "EPROTONOSUPPORT" },
        new("netlink_netfilter", "EAFNOSUPPORT") { Absent = "EPROTONOSUPPORT" },
        new("netlink_audit", "EAFNOSUPPORT") { Absent = "EPROTONOSUPPORT" },
        new("netlink_kobject_uevent", "EAFNOSUPPORT"),
        new("raw_ipv4", "EPERM"),
        new("raw_ipv4_with_type_flags", "EPERM"),
        new("raw_ipv6", "EPERM") { Absent = "EAFNOSUPPORT" },
        new("packet_with_high_bits", "EAFNOSUPPORT"),
        new("socketpair_of_tipc", "EAFNOSUPPORT") { Absent = "EAFNOSUPPORT" },
        Attempt.Allowed("unix_is_allowed"),
        Attempt.Allowed("ipv4_is_allowed"),
        Attempt.Allowed("ipv6_is_allowed"),
        Attempt.Allowed("netlink_route_is_allowed"),
    ]);
}
