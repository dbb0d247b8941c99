"""Asks a name server by hand: ask.py SERVER udp|tcp NAME... [type=N] [edns]. Prints one line for each name: NAME RCODE ANSWERS, or the error."""
import os
import socket
import struct
import sys

server, transport = sys.argv[1:3]
options = dict((word.split("=", 1) + [""])[:2] for word in sys.argv[3:] if "=" in word or word == "edns")
wanted = [word for word in sys.argv[3:] if "=" not in word and word != "edns"]


def query(name):
    question = b"".join(bytes([len(label)]) + label.encode("latin-1") for label in name.split(".")) + b"\0" + struct.pack("!HH", int(options.get("type", 1)), 1)
    additional = b"\0" + struct.pack("!HHIH", 41, 4096, 0, 400) + struct.pack("!HH", 12, 396) + bytes(396) if "edns" in options else b""
    return os.urandom(2) + struct.pack("!HHHHH", 0x0100, 1, 0, 0, 1 if additional else 0) + question + additional


def ask(name):
    family = socket.AF_INET6 if ":" in server else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM if transport == "udp" else socket.SOCK_STREAM) as connection:
        connection.settimeout(10)
        connection.connect((server, 53))
        message = query(name)
        connection.sendall(message if transport == "udp" else struct.pack("!H", len(message)) + message)
        answer = connection.recv(65535)
        if transport == "tcp":
            answer = answer[2:]
        return f"rcode={answer[3] & 15} answers={struct.unpack('!H', answer[6:8])[0]}"


for name in wanted:
    try:
        print(name, ask(name))
    except (OSError, IndexError, struct.error) as failure:
        print(name, type(failure).__name__)
