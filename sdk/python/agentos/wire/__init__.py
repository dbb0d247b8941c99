"""Frames of the kernel's protocol (docs/protocols/kernel.md), as bytes and nothing else: no sockets, no waiting."""

from .frame import FRAME_LIMIT, HEADER, MAGIC, pack
from .opcode import Opcode
from .parser import FrameParser
from .payload import decode, encode, split

__all__ = ["FRAME_LIMIT", "HEADER", "MAGIC", "FrameParser", "Opcode", "decode", "encode", "pack", "split"]
