"""What becomes of programs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RunResult:
    """A program that has ended."""

    exit_code: int
    """124 when its time was over, 128 and the signal's number when one ended it."""

    signal: int | None
    timed_out: bool
    stdout: str
    stderr: str
    truncated: bool
    """Whether the middle of its output was left out."""

    duration_ms: float


@dataclass(frozen=True)
class RunEvent:
    """Something that happens to a program, as it happens."""

    type: str
    """``started``, ``stdout``, ``stderr`` or ``exit``."""

    data: str | None = None
    exit_code: int | None = None
    signal: int | None = None
    timed_out: bool | None = None
    duration_ms: float | None = None
