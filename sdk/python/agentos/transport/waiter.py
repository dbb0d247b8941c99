"""Somebody who waits for an answer."""

from __future__ import annotations

import threading
from collections import deque

from ..errors import ConnectionLostError


class Waiter:
    """The place where one call's answer goes. Changed under the connection's lock only."""

    __slots__ = ("baton", "is_ready", "parts", "payload")

    def __init__(self) -> None:
        self.payload: bytes | None = None
        """The answer; None when the connection ended before it came."""
        self.is_ready = False
        """Whether there is something to take."""
        self.parts: deque[bytes] | None = None
        """Parts of the answer, where they were asked for."""
        self.baton: threading.Lock | None = None
        """Held while its thread sleeps; released to wake it."""

    def take(self) -> bytes:
        """The answer's payload; raises ConnectionLostError when there will be none."""
        if self.payload is None:
            raise ConnectionLostError
        return self.payload
