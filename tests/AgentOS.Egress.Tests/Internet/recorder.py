"""What leaves the host: every packet that comes out of its only cable and opens something (packet(7))."""
import select
import socket
import struct
import threading

ETH_P_ALL = 3
SO_RCVBUFFORCE = 33


class Recorder:
    """Reads at the internet's end of the cable. A packet that was sent is in the socket before the sender's call returns, so what `take` finds is all."""

    def __init__(self, interface):
        self.socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
        self.socket.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, 64 << 20)
        self.socket.bind((interface, 0))
        self.socket.setblocking(False)
        self.lock = threading.Lock()
        self.departures = []
        threading.Thread(target=self.follow, daemon=True).start()

    def take(self):
        with self.lock:
            self.drain()
            taken, self.departures = self.departures, []
            return taken

    def follow(self):
        while True:
            select.select([self.socket], [], [])
            with self.lock:
                self.drain()

    def drain(self):
        while True:
            try:
                frame, address = self.socket.recvfrom(65535)
            except BlockingIOError:
                return
            if address[2] != socket.PACKET_OUTGOING:  # Else the internet sent it.
                found = describe(frame)
                if found:
                    self.departures.append(found)


def describe(frame):
    """One departure; None for what opens nothing: later segments of a connection, ARP and neighbour discovery."""
    kind = struct.unpack("!H", frame[12:14])[0]
    if kind == 0x0800:
        header = (frame[14] & 15) * 4
        return segment(frame[23], socket.inet_ntop(socket.AF_INET, frame[30:34]), frame[14 + header:])
    if kind == 0x86DD:
        return segment(frame[20], socket.inet_ntop(socket.AF_INET6, frame[38:54]), frame[54:])
    return None


def segment(protocol, to, payload):
    if protocol == socket.IPPROTO_TCP:
        opens = payload[13] & 0x12 == 0x02
        return {"protocol": "tcp", "to": to, "port": struct.unpack("!H", payload[2:4])[0], "asked": None} if opens else None
    if protocol == socket.IPPROTO_UDP:
        port = struct.unpack("!H", payload[2:4])[0]
        return {"protocol": "udp", "to": to, "port": port, "asked": question(payload[8:]) if port == 53 else None}
    if protocol == socket.IPPROTO_ICMPV6 and 130 <= payload[0] <= 143:
        return None
    if protocol == 0:
        return None  # Hop-by-hop: multicast listener reports, before IPv6 is used at all.
    return {"protocol": str(protocol), "to": to, "port": 0, "asked": None}


def question(message):
    labels, at = [], 12
    while message[at]:
        labels.append(message[at + 1:at + 1 + message[at]].decode("latin-1"))
        at += 1 + message[at]
    return ".".join(labels).lower()
