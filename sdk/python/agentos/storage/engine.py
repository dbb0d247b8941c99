"""``agentos serve``: the program that reads and writes agent.db, on behalf of this process and as long as it lives."""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
import weakref
from typing import IO

from ..errors import AgentOSError
from ..locations import find_program

_PATIENCE = 10.0  # Seconds for its last commit and checkpoint.


class Engine:
    """A running ``agentos serve``; it ends with this object."""

    def __init__(self, path: str) -> None:
        """Starts it for a file; ``:memory:`` is none.

        Raises ProgramNotFoundError.
        """
        program = find_program()
        self._log = tempfile.TemporaryFile()
        self.stream, inherited = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        """The connection to it."""
        with inherited:
            self._process = subprocess.Popen(
                [program, "serve", path, "--descriptor", str(inherited.fileno())], pass_fds=[inherited.fileno()], stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=self._log, start_new_session=True)
        self.close = weakref.finalize(self, _end, self.stream, self._process, self._log)
        """Ends it: the file is closed and whole when this returns."""

    def failure(self) -> AgentOSError:
        """Why it ended, from what it printed."""
        self._process.wait(_PATIENCE)
        self._log.seek(0)
        said = self._log.read().decode(errors="replace").strip()
        return AgentOSError(f"agentos serve ended with status {self._process.returncode}: {said}", code="engine.failed")


def _end(stream: socket.socket, process: subprocess.Popen[bytes], log: IO[bytes]) -> None:
    # The end of the stream is what it ends at.
    try:
        stream.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    stream.close()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    log.close()


def location(path: str | os.PathLike[str]) -> str:
    """What to tell the engine: a path that does not depend on a current directory, or ``:memory:``."""
    text = os.fspath(path)
    return text if text == ":memory:" else os.path.abspath(text)
