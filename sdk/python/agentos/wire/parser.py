"""Finds frames in a stream that comes in pieces."""

from __future__ import annotations

from ..errors import ProtocolError
from .frame import HEADER, MAGIC


class FrameParser:
    """Takes bytes as they come and gives frames as they are complete. What is incomplete is joined only once, when its last byte is there."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._missing = 0

    def feed(self, data: bytes) -> list[tuple[int, int, bytes]]:
        """The frames that are complete with these bytes: tag, opcode and payload of each.

        Raises ProtocolError at a frame with another magic: what follows cannot be told apart.
        """
        if self._pieces:
            self._pieces.append(data)
            self._missing -= len(data)
            if self._missing > 0:
                return []
            data = b"".join(self._pieces)
            self._pieces.clear()
        return self._parse(data)

    def _parse(self, data: bytes) -> list[tuple[int, int, bytes]]:
        frames: list[tuple[int, int, bytes]] = []
        start, end, size = 0, len(data), HEADER.size
        unpack, add = HEADER.unpack_from, frames.append
        missing = size
        while end - start >= size:
            magic, tag, opcode, length = unpack(data, start)
            if magic != MAGIC:
                raise ProtocolError(f"the kernel sent a frame that starts with {magic:#010x} and not with AGNT")
            stop = start + size + length
            if stop > end:
                missing = size + length
                break
            add((tag, opcode, data[start + size:stop]))
            start = stop
        if start < end:
            self._pieces.append(data[start:])
            self._missing = missing - (end - start)
        return frames
