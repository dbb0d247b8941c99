"""The files of the caller's agent.db. What does not fit one frame is a script: it yields calls, is sent their results, and returns its own."""

from __future__ import annotations

import os
from collections.abc import Generator
from typing import Any, TypeVar

from ..storage.file_status import DirectoryEntry, FilesystemUsage, FileStatus
from ..wire import FRAME_LIMIT, Opcode
from .call import Call
from .storage import Outcome, nothing, operate

T = TypeVar("T")

Script = Generator["Call[Any]", Any, T]
"""Several calls, one after another."""

# Leaves room in a frame for the JSON, whose longest part is a path of PATH_MAX (4096) bytes, escaped.
PIECE = FRAME_LIMIT - 64 * 1024


def read_bytes(path: str) -> Script[bytes]:
    """A file's whole content."""
    first: Outcome = yield read_piece(path)
    if len(first.attachment) == first.fields["size"]:
        return first.attachment
    pieces = [first.attachment]
    offset = len(first.attachment)
    while pieces[-1]:
        piece: Outcome = yield read_piece(path, offset)
        pieces.append(piece.attachment)
        offset += len(piece.attachment)
    return b"".join(pieces)


def read_file(path: str, encoding: str = "utf-8") -> Script[str]:
    """A file's whole content as text."""
    return (yield from read_bytes(path)).decode(encoding)


def write_file(path: str, content: str | bytes | bytearray | memoryview, encoding: str = "utf-8") -> Script[None]:
    """Puts content in place of a file's; makes the file and its parent directories where they are missing."""
    return _write(path, content, encoding, "replace")


def append_file(path: str, content: str | bytes | bytearray | memoryview, encoding: str = "utf-8") -> Script[None]:
    """Adds content to a file's end; makes the file and its parent directories where they are missing."""
    return _write(path, content, encoding, "append")


def _write(path: str, content: str | bytes | bytearray | memoryview, encoding: str, mode: str) -> Script[None]:
    content = content.encode(encoding) if isinstance(content, str) else bytes(content)
    yield write_piece(path, content[:PIECE], mode)
    for offset in range(PIECE, len(content), PIECE):
        yield write_piece(path, content[offset:offset + PIECE], "append")


def read_piece(path: str, offset: int = 0, length: int = PIECE) -> Call[Outcome]:
    """A part of a file, and the size of the whole."""
    return operate(Opcode.FILES, {"op": "read", "path": path, "offset": offset, "length": length}, lambda outcome: outcome)


def write_piece(path: str, content: bytes, mode: str) -> Call[None]:
    """``replace`` or ``append``."""
    return operate(Opcode.FILES, {"op": "write", "path": path, "mode": mode}, nothing, attachment=content)


def readdir(path: str = "/") -> Call[list[str]]:
    """The names in a directory."""
    return operate(Opcode.FILES, {"op": "list", "path": path}, lambda outcome: [entry["name"] for entry in outcome.fields["entries"]])


def scandir(path: str = "/") -> Call[list[DirectoryEntry]]:
    """The entries of a directory, with their attributes."""
    return operate(Opcode.FILES, {"op": "list", "path": path, "stat": True}, lambda outcome: [DirectoryEntry.of(entry) for entry in outcome.fields["entries"]])


def stat(path: str) -> Call[FileStatus]:
    """The attributes of a file; a symbolic link is followed."""
    return operate(Opcode.FILES, {"op": "stat", "path": path}, _status)


def lstat(path: str) -> Call[FileStatus]:
    """The attributes of a file; a symbolic link is not followed."""
    return operate(Opcode.FILES, {"op": "lstat", "path": path}, _status)


def exists(path: str) -> Call[bool]:
    """Whether there is such a file."""
    return operate(Opcode.FILES, {"op": "exists", "path": path}, lambda outcome: bool(outcome.fields["exists"]))


def access(path: str, mode: int = os.F_OK) -> Call[None]:
    """Raises AgentPermissionError when the file may not be used so (``os.R_OK | os.W_OK | os.X_OK``)."""
    return operate(Opcode.FILES, {"op": "access", "path": path, "mode": mode}, nothing)


def mkdir(path: str, parents: bool = False) -> Call[None]:
    """Makes a directory; with ``parents`` those above it, too, and none of them needs to be missing."""
    return operate(Opcode.FILES, {"op": "mkdir", "path": path, "recursive": parents}, nothing)


def rmdir(path: str) -> Call[None]:
    """Removes an empty directory."""
    return operate(Opcode.FILES, {"op": "rmdir", "path": path}, nothing)


def rm(path: str, recursive: bool = False, force: bool = False) -> Call[None]:
    """Removes a file, or with ``recursive`` a directory with everything in it. With ``force`` it may be missing."""
    return operate(Opcode.FILES, {"op": "rm", "path": path, "recursive": recursive, "force": force}, nothing)


def delete_file(path: str) -> Call[None]:
    """Removes a file."""
    return operate(Opcode.FILES, {"op": "unlink", "path": path}, nothing)


def rename(source: str, target: str) -> Call[None]:
    """Moves a file or directory; a file at the target is replaced."""
    return _two_paths("rename", source, target)


def copy(source: str, target: str) -> Call[None]:
    """Copies a file."""
    return _two_paths("copy", source, target)


def link(source: str, target: str) -> Call[None]:
    """Gives a file a second name."""
    return _two_paths("link", source, target)


def symlink(target: str, path: str) -> Call[None]:
    """Makes a symbolic link at ``path``."""
    return operate(Opcode.FILES, {"op": "symlink", "target": target, "path": path}, nothing)


def readlink(path: str) -> Call[str]:
    """Where a symbolic link leads."""
    return operate(Opcode.FILES, {"op": "readlink", "path": path}, lambda outcome: str(outcome.fields["target"]))


def chmod(path: str, mode: int) -> Call[None]:
    """Changes the permission bits."""
    return operate(Opcode.FILES, {"op": "chmod", "path": path, "mode": mode}, nothing)


def chown(path: str, uid: int, gid: int) -> Call[None]:
    """Changes the owner."""
    return operate(Opcode.FILES, {"op": "chown", "path": path, "uid": uid, "gid": gid}, nothing)


def utimes(path: str, atime: float, mtime: float) -> Call[None]:
    """Changes the times, in seconds since 1970."""
    return operate(Opcode.FILES, {"op": "utimes", "path": path, "atime": atime, "mtime": mtime}, nothing)


def truncate(path: str, size: int) -> Call[None]:
    """Cuts a file, or lengthens it with zeros."""
    return operate(Opcode.FILES, {"op": "truncate", "path": path, "size": size}, nothing)


def statfs() -> Call[FilesystemUsage]:
    """How much there is."""
    return operate(Opcode.FILES, {"op": "statfs"}, lambda outcome: FilesystemUsage(outcome.fields["inodes"], outcome.fields["bytes_used"]))


def _two_paths(operation: str, source: str, target: str) -> Call[None]:
    return operate(Opcode.FILES, {"op": operation, "from": source, "to": target}, nothing)


def _status(outcome: Outcome) -> FileStatus:
    return FileStatus.of(outcome.fields["stat"])
