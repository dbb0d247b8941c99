"""Name servers of the internet: UDP and TCP 53 at every address it has."""
import socket
import struct
import threading

A, CNAME, AAAA = 1, 5, 28
OK4, OK6 = "45.45.45.10", "2a0a:4545::10"
EVIL4, EVIL6 = "45.45.45.66", "2a0a:4545::66"


class Zone:
    """Answers by name; a list of lists is taken in turn, one for each question, and the last stays."""

    def __init__(self):
        self.lock = threading.Lock()
        self.names = {}
        for name in ("ok.com", "www.ok.com", "deep.www.ok.com", "api.ok.com"):
            self.set(name, [[OK4, OK6]])
        for name in ("evil.com", "www.evil.com", "evilok.com", "ok.com.evil.com", "notok.com", "xn--k-qmb.com"):
            self.set(name, [[EVIL4, EVIL6]])
        self.set("six.com", [[OK6]])
        self.set("four.com", [[OK4]])
        self.set("private.com", [["10.0.0.1"]])
        self.set("metadata.com", [["169.254.169.254"]])
        self.set("loopback.com", [["127.0.0.1", "::1"]])
        self.set("ula.com", [["fd12::1"]])
        self.set("mapped.com", [["::ffff:10.0.0.1"]])
        self.set("nat64.com", [["64:ff9b::a00:1"]])
        self.set("sixtofour.com", [["2002:a00:1::1"]])
        self.set("teredo.com", [["2001:0:a00:1::1"]])
        self.set("translated.com", [["::ffff:0:a00:1"]])
        self.set("linklocal.com", [["fe80::1"]])
        self.set("nowhere.com", [["0.0.0.0", "::"]])
        # An alias is written with =.
        self.set("alias.com", [["=evil.com"]])
        self.set("goodalias.com", [["=ok.com"]])
        self.set("mixed.com", [["10.0.0.1", OK4]])

    def set(self, name, answers):
        with self.lock:
            self.names[name] = [list(one) for one in answers]

    def answer(self, name):
        with self.lock:
            turns = self.names.get(name)
            if turns is None:
                return None
            return turns[0] if len(turns) == 1 else turns.pop(0)


def encoded(name):
    return b"".join(bytes([len(label)]) + label.encode("latin-1") for label in name.split(".")) + b"\0"


def reply(zone, query):
    labels, at = [], 12
    while query[at]:
        labels.append(query[at + 1:at + 1 + query[at]].decode("latin-1"))
        at += 1 + query[at]
    kind = struct.unpack("!H", query[at + 1:at + 3])[0]
    question = query[12:at + 5]
    # One turn serves both questions that a resolver asks for one connection.
    found = zone.answer(".".join(labels).lower())
    records, owner = [], b"\xc0\x0c"
    if found and found[0].startswith("="):
        owner = encoded(found[0][1:])
        records.append(b"\xc0\x0c" + struct.pack("!HHIH", CNAME, 1, 0, len(owner)) + owner)
        found = zone.answer(found[0][1:])
    for address in found or []:
        is6 = ":" in address
        if kind == (AAAA if is6 else A):
            data = socket.inet_pton(socket.AF_INET6 if is6 else socket.AF_INET, address)
            records.append(owner + struct.pack("!HHIH", kind, 1, 0, len(data)) + data)
    flags = 0x8180 | (3 if found is None else 0)
    return query[:2] + struct.pack("!HHHHH", flags, 1, len(records), 0, 0) + question + b"".join(records)


def serve(zone):
    datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    datagrams.bind(("", 53))
    streams = socket.create_server(("::", 53), family=socket.AF_INET6, dualstack_ipv6=True)

    def answer_datagrams():
        while True:
            query, caller = datagrams.recvfrom(4096)
            datagrams.sendto(reply(zone, query), caller)

    def answer_streams():
        while True:
            connection, _ = streams.accept()
            with connection:
                length = connection.recv(2)
                if len(length) == 2:
                    message = reply(zone, connection.recv(struct.unpack("!H", length)[0]))
                    connection.sendall(struct.pack("!H", len(message)) + message)

    for work in (answer_datagrams, answer_streams):
        threading.Thread(target=work, daemon=True).start()
