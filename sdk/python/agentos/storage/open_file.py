"""A file of an agent that is held open."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from ..calls import handles
from ..calls.files import PIECE

if TYPE_CHECKING:
    from .files import Files


class OpenFile(io.RawIOBase):
    """Reads and writes at its own position, as a descriptor does."""

    def __init__(self, files: Files, handle: int, mode: str, name: str) -> None:
        self._files = files
        self._handle = handle
        self._mode = mode
        self._position = 0
        self.name = name
        if "a" in mode:
            self._position = self._size()

    def readable(self) -> bool:
        return "r" in self._mode or "+" in self._mode

    def writable(self) -> bool:
        return "r" not in self._mode or "+" in self._mode

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        content = self._files.perform(handles.pread(self._handle, min(len(view), PIECE), self._position))
        view[:len(content)] = content
        self._position += len(content)
        return len(content)

    def write(self, content: Any) -> int:
        piece = bytes(memoryview(content).cast("B")[:PIECE])
        written = self._files.perform(handles.pwrite(self._handle, piece, self._size() if "a" in self._mode else self._position))
        self._position += written
        return written

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position}.get(whence)
        self._position = (self._size() if base is None else base) + offset
        return self._position

    def tell(self) -> int:
        return self._position

    def truncate(self, size: int | None = None) -> int:
        size = self._position if size is None else size
        self._files.perform(handles.ftruncate(self._handle, size))
        return size

    def sync(self) -> None:
        """Returns when everything that was written is on disk."""
        self._files.perform(handles.fsync(self._handle))

    def close(self) -> None:
        if not self.closed:
            super().close()
            self._files.perform(handles.close(self._handle))

    def _size(self) -> int:
        return self._files.perform(handles.fstat(self._handle)).size
