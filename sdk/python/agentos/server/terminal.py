"""A live program of a sandbox."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .websocket import BINARY, TEXT, WebSocket

_ERROR = 2


@dataclass(frozen=True)
class TerminalOutput:
    """Something that a live program wrote."""

    stream: str
    """``stdout`` or ``stderr``; with a terminal all is ``stdout``."""

    data: bytes


class Terminal:
    """A program that is typed at and read from. ``close``, or the end of ``with``, ends it with everything it started."""

    exit_code: int | None
    """How it ended, 128 and the signal's number when one ended it; None before all its output is read."""

    def __init__(self, socket: WebSocket, program: dict[str, Any]) -> None:
        self.exit_code = None
        self._socket = socket
        try:
            self._say(program)
            socket.receive()
        except BaseException:
            socket.close()
            raise

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[TerminalOutput]:
        """What it writes, as it comes, until it has ended. The program waits while nobody reads."""
        while self.exit_code is None:
            kind, data = self._socket.receive()
            if kind == TEXT:
                self.exit_code = json.loads(data)["exit_code"]
            else:
                yield TerminalOutput("stderr" if data[0] == _ERROR else "stdout", data[1:])

    def write(self, input: bytes | str) -> None:
        """Types: bytes of its input."""
        self._socket.send(BINARY, input.encode() if isinstance(input, str) else input)

    def resize(self, rows: int, cols: int) -> None:
        """Tells its terminal its size."""
        self._say({"type": "resize", "rows": rows, "cols": cols})

    def signal(self, signal: int) -> None:
        """Sends its process group a signal, 1 to 64."""
        self._say({"type": "signal", "signal": signal})

    def end_input(self) -> None:
        """Nothing more is typed: with pipes, the end of its input."""
        self._say({"type": "eof"})

    def close(self) -> None:
        """Ends it."""
        self._socket.close()

    def _say(self, message: dict[str, Any]) -> None:
        self._socket.send(TEXT, json.dumps(message).encode())
