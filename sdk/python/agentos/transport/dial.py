"""Finding the kernel."""

from __future__ import annotations

import os
import socket

from ..errors import KernelNotRunningError
from ..locations import socket_candidates


def dial(socket_path: str | os.PathLike[str] | None) -> socket.socket:
    """A socket that is connected to the kernel at this path, or at the first of the usual places where one answers.

    Raises KernelNotRunningError.
    """
    candidates = socket_candidates() if socket_path is None else [os.fspath(socket_path)]
    problems: list[str] = []
    for path in candidates:
        stream = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            stream.connect(path)
            return stream
        except OSError as problem:
            stream.close()
            problems.append(f"{path}: {problem.strerror or problem}")
    raise not_running(problems)


def not_running(problems: list[str]) -> KernelNotRunningError:
    """The error that says where nobody answered, and what to do."""
    return KernelNotRunningError(
        f"no kernel answers at {'; '.join(problems)}", code="kernel.not-running",
        remedy="start it with 'agentos kernel', or set AGENTOS_SOCKET to where it answers")
