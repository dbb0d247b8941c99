"""Where the kernel answers, and where the ``agentos`` program is."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

from .errors import ProgramNotFoundError

SEED_SOCKET = "/tmp/agentos.sock"
"""Inside a sandbox always the agent's own; outside where ``agentos kernel --socket`` put it."""

_OVERFLOW_USER = 65534  # proc(5): how users of the host that have no number in a sandbox are shown there


def socket_candidates() -> list[str]:
    """Where a kernel may answer, in the order they are tried: $AGENTOS_SOCKET alone where it is set."""
    if chosen := os.environ.get("AGENTOS_SOCKET"):
        return [chosen]
    candidates = [SEED_SOCKET] if _is_trustworthy(SEED_SOCKET) else []
    return [*candidates, str(runtime_directory() / "kernel.sock")]


def runtime_directory() -> Path:
    """The private directory that ``agentos`` keeps its sockets in."""
    if os.geteuid() == 0:
        return Path("/run/agentos")
    session = os.environ.get("XDG_RUNTIME_DIR")
    return Path(session, "agentos") if session else Path(f"/tmp/agentos-{os.geteuid()}")


def find_program() -> str:
    """The ``agentos`` program: $AGENTOS_PROGRAM, on PATH, or in the checkout this package is part of.

    Raises ProgramNotFoundError.
    """
    if chosen := os.environ.get("AGENTOS_PROGRAM"):
        return chosen
    if found := shutil.which("agentos"):
        return found
    for folder in Path(__file__).resolve().parents:
        if (folder / "AgentOS.slnx").exists():
            return str(folder / "agentos")
    raise ProgramNotFoundError(
        "the agentos program is not on PATH", code="program.not-found", remedy="install it (./install in its checkout) or set AGENTOS_PROGRAM to its path")


def _is_trustworthy(path: str) -> bool:
    # /tmp belongs to everybody: another user of the machine could answer in the kernel's place.
    try:
        status = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISSOCK(status.st_mode) and status.st_uid in (0, os.geteuid(), _OVERFLOW_USER)
