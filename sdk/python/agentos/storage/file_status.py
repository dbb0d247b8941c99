"""What is known of a file."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class FileStatus:
    """A file's attributes, as of ``os.stat``. Times are whole seconds since 1970; those that end in ``_nsec`` are the nanoseconds within the second."""

    ino: int
    mode: int
    nlink: int
    uid: int
    gid: int
    size: int
    atime: int
    mtime: int
    ctime: int
    atime_nsec: int = 0
    mtime_nsec: int = 0
    ctime_nsec: int = 0
    rdev: int = 0

    @staticmethod
    def of(fields: dict[str, Any]) -> FileStatus:
        """The attributes of an answer."""
        return FileStatus(**{name: fields[name] for name in FileStatus.__dataclass_fields__ if name in fields})

    def is_file(self) -> bool:
        return stat.S_ISREG(self.mode)

    def is_directory(self) -> bool:
        return stat.S_ISDIR(self.mode)

    def is_symbolic_link(self) -> bool:
        return stat.S_ISLNK(self.mode)


@dataclass(frozen=True)
class DirectoryEntry:
    """A name in a directory."""

    name: str
    ino: int
    type: str
    """``f`` file, ``d`` directory, ``l`` symbolic link, ``p`` fifo, ``s`` socket, ``c`` or ``b`` device."""
    status: FileStatus | None = None
    """Where it was asked for."""

    @staticmethod
    def of(fields: dict[str, Any]) -> DirectoryEntry:
        """The entry of an answer."""
        status = fields.get("stat")
        return DirectoryEntry(fields["name"], fields["ino"], fields["type"], None if status is None else FileStatus.of(status))


@dataclass(frozen=True)
class FilesystemUsage:
    """How much is in an agent.db."""

    inodes: int
    bytes_used: int
