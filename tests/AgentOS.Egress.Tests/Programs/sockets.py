"""Makes sockets of all kinds and prints what became of each: NAME ok or NAME ERRNO."""
import errno
import socket

kinds = {
    "raw": (socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW),
    "raw-icmp": (socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP),
    "raw6": (socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6),
    "ping": (socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_ICMP),
    "packet": (socket.AF_PACKET, socket.SOCK_RAW, 768),
    "sctp": (socket.AF_INET, socket.SOCK_SEQPACKET, 132),
    "vsock": (40, socket.SOCK_STREAM, 0),
    "alg": (38, socket.SOCK_SEQPACKET, 0),
    "xdp": (44, socket.SOCK_RAW, 0),
    "bluetooth": (31, socket.SOCK_RAW, 0),
    "netfilter": (16, socket.SOCK_RAW, 12),
    "audit": (16, socket.SOCK_RAW, 9),
    "tcp": (socket.AF_INET, socket.SOCK_STREAM, 0),
}
for name, kind in kinds.items():
    try:
        socket.socket(*kind).close()
        print(name, "ok")
    except OSError as failure:
        print(name, errno.errorcode[failure.errno])
