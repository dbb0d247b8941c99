"""A call of the kernel that this sandbox belongs to: one frame out, one frame in (docs/protocols/kernel.md). sdk/python has all calls; this is the one Steve needs."""
import json
import socket
import struct

SOCKET = "/tmp/agentos.sock"
HEADER = struct.Struct("<IIBQ")  # magic, tag, opcode, length
MAGIC, DELEGATE = 0x41474E54, 0x16


class Refused(Exception):
    """The kernel said no, and why."""


def delegate(**request):
    body = json.dumps(request).encode()
    with socket.socket(socket.AF_UNIX) as kernel:
        kernel.connect(SOCKET)
        kernel.sendall(HEADER.pack(MAGIC, 0, DELEGATE, len(body)) + body)
        with kernel.makefile("rb") as frames:
            length = HEADER.unpack(frames.read(HEADER.size))[-1]
            answer = json.loads(frames.read(length))
    if not answer["success"]:
        raise Refused(answer["error"])
    return answer
