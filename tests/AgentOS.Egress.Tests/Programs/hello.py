"""Begins TLS by hand: hello.py HOST PORT [names=a,b] [ech] [pad=N] [segment=N] [record=N] [cut]. Prints what comes back: server, alert, closed, reset, timeout."""
import os
import socket
import struct
import sys

host, port = sys.argv[1], int(sys.argv[2])
options = dict((word.split("=", 1) + [""])[:2] for word in sys.argv[3:])


def extension(kind, body):
    return struct.pack("!HH", kind, len(body)) + body


def block(length, body):
    return len(body).to_bytes(length, "big") + body


def hello():
    extensions = b""
    if options.get("names"):
        names = b"".join(b"\0" + block(2, name.encode()) for name in options["names"].split(","))
        extensions += extension(0, block(2, names))
    extensions += extension(10, block(2, struct.pack("!HH", 0x001D, 0x0017)))
    extensions += extension(13, block(2, struct.pack("!HHH", 0x0403, 0x0804, 0x0401)))
    extensions += extension(43, block(1, b"\x03\x04\x03\x03"))
    extensions += extension(51, block(2, struct.pack("!H", 0x001D) + block(2, os.urandom(32))))
    if "ech" in options:
        extensions += extension(0xFE0D, b"\0" + struct.pack("!HHB", 1, 1, 7) + block(2, os.urandom(32)) + block(2, os.urandom(128)))
    if "pad" in options:
        extensions += extension(21, bytes(int(options["pad"])))
    body = b"\x03\x03" + os.urandom(32) + block(1, os.urandom(32)) + block(2, struct.pack("!HHH", 0x1301, 0x1302, 0xC02B)) + b"\x01\x00" + block(2, extensions)
    return b"\x01" + block(3, body)


def records(handshake):
    size = int(options.get("record", 16384))
    return b"".join(b"\x16\x03\x01" + block(2, handshake[at:at + size]) for at in range(0, len(handshake), size))


def main():
    connection = socket.create_connection((host, port), timeout=25)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sent = records(hello())
    if "cut" in options:
        sent = sent[:len(sent) // 2]
    size = int(options.get("segment", len(sent)))
    for at in range(0, len(sent), size):
        connection.sendall(sent[at:at + size])
    answer = connection.recv(1)
    return {b"": "closed", b"\x15": "alert", b"\x16": "server"}.get(answer, repr(answer))


try:
    print(main())
except ConnectionError:
    print("reset")
except socket.timeout:
    print("timeout")
