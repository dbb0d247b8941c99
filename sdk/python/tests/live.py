"""A kernel for tests: the real program, at a socket of its own."""

from __future__ import annotations

import atexit
import functools
import os
import subprocess
import tempfile
from pathlib import Path

from agentos import AgentOSClient
from agentos.locations import find_program

ROOT = Path(__file__).resolve().parents[3]
"""The repository."""


class LiveKernel:
    """A running ``agentos kernel``."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="agentos-test-", ignore_cleanup_errors=True)
        self.folder = Path(self._folder.name)
        self.socket = str(self.folder / "kernel.sock")
        # Its records are its own, too: other kernels may run on this machine.
        environment = {**os.environ, "XDG_STATE_HOME": str(self.folder / "state")}
        self._process = subprocess.Popen(
            [find_program(), "kernel", "--socket", self.socket], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment, cwd=self.folder)
        assert self._process.stderr is not None
        said = ""
        while self.socket not in (line := self._process.stderr.readline()):
            said += line
            if not line:
                raise AssertionError(f"the kernel did not start: {said}")

    def connect(self) -> AgentOSClient:
        """A client of it."""
        return AgentOSClient(self.socket).connect()

    def stop(self) -> None:
        """Ends it, and everything in it."""
        self._process.terminate()
        self._process.communicate(timeout=30)
        self._folder.cleanup()


@functools.cache
def kernel() -> LiveKernel:
    """One for all tests that do it no harm."""
    live = LiveKernel()
    atexit.register(live.stop)
    return live
