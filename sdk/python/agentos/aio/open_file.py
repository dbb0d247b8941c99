"""A file of an agent that is held open, for asyncio."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING

from ..calls import handles
from ..calls.files import PIECE
from ..storage.file_status import FileStatus

if TYPE_CHECKING:
    from .agent import AsyncFiles


class AsyncOpenFile:
    """Reads and writes at any place."""

    def __init__(self, files: AsyncFiles, handle: int) -> None:
        self._files = files
        self._handle = handle

    @staticmethod
    async def open(files: AsyncFiles, path: str, flags: str) -> AsyncOpenFile:
        """Opens a file."""
        return AsyncOpenFile(files, await files.perform(handles.open(path, flags)))

    async def read_at(self, offset: int, length: int) -> bytes:
        """Reads at a place; less than wanted at the end, and of more than a frame holds."""
        return await self._files.perform(handles.pread(self._handle, min(length, PIECE), offset))

    async def write_at(self, offset: int, content: bytes) -> None:
        """Writes at a place."""
        for start in range(0, len(content), PIECE):
            await self._files.perform(handles.pwrite(self._handle, content[start:start + PIECE], offset + start))

    async def truncate(self, size: int) -> None:
        """Cuts the file, or lengthens it with zeros."""
        await self._files.perform(handles.ftruncate(self._handle, size))

    async def sync(self) -> None:
        """Returns when everything that was written is on disk."""
        await self._files.perform(handles.fsync(self._handle))

    async def stat(self) -> FileStatus:
        """The file's attributes."""
        return await self._files.perform(handles.fstat(self._handle))

    async def close(self) -> None:
        """Gives the handle back."""
        await self._files.perform(handles.close(self._handle))

    async def __aenter__(self) -> AsyncOpenFile:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.close()
