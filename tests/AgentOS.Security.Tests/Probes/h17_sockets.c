// Socket families and types.
#include "probe.h"
#include <linux/netlink.h>
#include <netinet/in.h>
#include <sys/socket.h>

static const char *make(int family, int type, int protocol) { return outcome(socket(family, type, protocol)); }

ATTEMPT(H17, alg) { return make(AF_ALG, SOCK_SEQPACKET, 0); }
ATTEMPT(H17, vsock) { return make(AF_VSOCK, SOCK_STREAM, 0); }
ATTEMPT(H17, packet) { return make(AF_PACKET, SOCK_RAW, 0); }
ATTEMPT(H17, packet_datagram) { return make(AF_PACKET, SOCK_DGRAM, 0); }
ATTEMPT(H17, rxrpc) { return make(33 /* AF_RXRPC */, SOCK_DGRAM, AF_INET); }
ATTEMPT(H17, bluetooth) { return make(AF_BLUETOOTH, SOCK_RAW, 1); }
ATTEMPT(H17, key) { return make(AF_KEY, SOCK_RAW, 2); }
ATTEMPT(H17, tipc) { return make(AF_TIPC, SOCK_RDM, 0); }
ATTEMPT(H17, xdp) { return make(AF_XDP, SOCK_RAW, 0); }
ATTEMPT(H17, can) { return make(AF_CAN, SOCK_RAW, 1); }
ATTEMPT(H17, netlink_xfrm) { return make(AF_NETLINK, SOCK_RAW, NETLINK_XFRM); }
ATTEMPT(H17, netlink_netfilter) { return make(AF_NETLINK, SOCK_RAW, NETLINK_NETFILTER); }
ATTEMPT(H17, netlink_audit) { return make(AF_NETLINK, SOCK_RAW, NETLINK_AUDIT); }
ATTEMPT(H17, netlink_kobject_uevent) { return make(AF_NETLINK, SOCK_RAW, NETLINK_KOBJECT_UEVENT); }
ATTEMPT(H17, raw_ipv4) { return make(AF_INET, SOCK_RAW, IPPROTO_ICMP); }
ATTEMPT(H17, raw_ipv4_with_type_flags) { return make(AF_INET, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, IPPROTO_ICMP); }
ATTEMPT(H17, raw_ipv6) { return make(AF_INET6, SOCK_RAW, IPPROTO_ICMPV6); }
// The kernel takes the family as an int: high bits are cut off before it looks.
ATTEMPT(H17, packet_with_high_bits) { return outcome(syscall(SYS_socket, 0x100000000UL | AF_PACKET, SOCK_RAW, 0)); }
ATTEMPT(H17, socketpair_of_tipc)
{
    int ends[2];
    return outcome(socketpair(AF_TIPC, SOCK_SEQPACKET, 0, ends));
}

ATTEMPT(H17, unix_is_allowed) { return make(AF_UNIX, SOCK_STREAM, 0); }
ATTEMPT(H17, ipv4_is_allowed) { return make(AF_INET, SOCK_STREAM, 0); }
ATTEMPT(H17, ipv6_is_allowed) { return make(AF_INET6, SOCK_DGRAM, 0); }
ATTEMPT(H17, netlink_route_is_allowed) { return make(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE); }
