"""Files that are held open."""

from __future__ import annotations

from ..storage.file_status import FileStatus
from ..wire import Opcode
from .call import Call
from .storage import nothing, operate


def open(path: str, flags: str = "r", mode: int | None = None) -> Call[int]:
    """Opens a file: ``r, r+, w, w+, a, a+, wx``…; gives a handle of this connection's."""
    return operate(Opcode.FILES, {"op": "open", "path": path, "flags": flags, "mode": mode}, lambda outcome: int(outcome.fields["handle"]))


def pread(handle: int, length: int, offset: int) -> Call[bytes]:
    """Reads at a place; less than wanted at the end only."""
    return operate(Opcode.FILES, {"op": "pread", "handle": handle, "offset": offset, "length": length}, lambda outcome: outcome.attachment)


def pwrite(handle: int, content: bytes, offset: int) -> Call[int]:
    """Writes at a place; says how many bytes."""
    return operate(
        Opcode.FILES, {"op": "pwrite", "handle": handle, "offset": offset}, lambda outcome: int(outcome.fields["bytes_written"]), attachment=content)


def ftruncate(handle: int, size: int) -> Call[None]:
    """Cuts the file, or lengthens it with zeros."""
    return operate(Opcode.FILES, {"op": "ftruncate", "handle": handle, "size": size}, nothing)


def fsync(handle: int) -> Call[None]:
    """Returns when everything is on disk."""
    return operate(Opcode.FILES, {"op": "fsync", "handle": handle}, nothing)


def fstat(handle: int) -> Call[FileStatus]:
    """The file's attributes."""
    return operate(Opcode.FILES, {"op": "fstat", "handle": handle}, lambda outcome: FileStatus.of(outcome.fields["stat"]))


def close(handle: int) -> Call[None]:
    """Gives the handle back."""
    return operate(Opcode.FILES, {"op": "close", "handle": handle}, nothing)
