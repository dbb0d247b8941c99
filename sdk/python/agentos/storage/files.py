"""``agent.fs``."""

from __future__ import annotations

import io
from typing import IO, Any

from ..calls import files, handles
from ..transport.derive import blocking, blocking_script
from .open_file import OpenFile
from .part import Part


class Files(Part):
    """The files of an agent. Paths are absolute. Failures are OSErrors: FileNotFoundError and so on, with ``errno`` and ``code``."""

    read_file = blocking_script(files.read_file)
    read_bytes = blocking_script(files.read_bytes)
    write_file = blocking_script(files.write_file)
    append_file = blocking_script(files.append_file)

    readdir = blocking(files.readdir)
    scandir = blocking(files.scandir)
    mkdir = blocking(files.mkdir)
    rmdir = blocking(files.rmdir)

    delete_file = blocking(files.delete_file)
    rm = blocking(files.rm)
    rename = blocking(files.rename)
    copy = blocking(files.copy)
    link = blocking(files.link)
    symlink = blocking(files.symlink)
    readlink = blocking(files.readlink)

    stat = blocking(files.stat)
    lstat = blocking(files.lstat)
    exists = blocking(files.exists)
    access = blocking(files.access)
    chmod = blocking(files.chmod)
    chown = blocking(files.chown)
    utimes = blocking(files.utimes)
    truncate = blocking(files.truncate)
    statfs = blocking(files.statfs)

    def open(self, path: str, mode: str = "r", encoding: str = "utf-8") -> IO[Any]:
        """Opens a file as Python's own ``open`` does: text, or bytes with ``b`` in the mode; ``r, w, a, x`` and ``+``. What is written is buffered until
        ``flush`` or ``close``."""
        flags = mode.replace("b", "").replace("t", "").replace("x", "wx")
        raw = OpenFile(self, self.perform(handles.open(path, flags)), mode, path)
        buffered: Any
        if "+" in mode:
            buffered = io.BufferedRandom(raw)
        elif "r" in mode:
            buffered = io.BufferedReader(raw)
        else:
            buffered = io.BufferedWriter(raw)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, encoding=encoding, write_through=False)
