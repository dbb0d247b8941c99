"""Those who wait for answers."""

from __future__ import annotations

from collections import deque

from ..errors import ConnectionLostError


class Waiter:
    """The place where one call's answer goes. Changed under the connection's lock only."""

    __slots__ = ("is_ready", "payload")

    def __init__(self) -> None:
        self.payload: bytes | None = None
        """The answer; None when the connection ended before it came."""
        self.is_ready = False
        """Whether there is something to take."""

    def add_part(self, payload: bytes) -> None:
        """Takes a part of the answer: this one asked for none."""

    def take(self) -> bytes:
        """The answer's payload; raises ConnectionLostError when there will be none."""
        if self.payload is None:
            raise ConnectionLostError
        return self.payload


class PartsWaiter(Waiter):
    """The place where the parts of an answer go, and then the answer."""

    __slots__ = ("parts",)

    def __init__(self) -> None:
        super().__init__()
        self.parts: deque[bytes] = deque()

    def add_part(self, payload: bytes) -> None:
        self.parts.append(payload)
        self.is_ready = True
