"""One frame: 17 bytes of header and a payload."""

from __future__ import annotations

import struct
MAGIC = 0x41474E54
"""The first four bytes as a number: "AGNT"."""

FRAME_LIMIT = 1 << 20
"""The longest payload in bytes, unless HELLO says otherwise."""

HEADER = struct.Struct("<IIBQ")
"""Magic, tag, opcode, length of the payload; little-endian, packed."""


def pack(tag: int, opcode: int, payload: bytes) -> bytes:
    """The bytes of a frame."""
    return HEADER.pack(MAGIC, tag, opcode, len(payload)) + payload
