"""A part of an agent's state."""

from __future__ import annotations

from typing import TypeVar

from ..calls import Call
from ..transport.connection import Connection

T = TypeVar("T")


class Part:
    """Makes calls over a connection that it shares with the others."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def perform(self, call: Call[T]) -> T:
        """Makes a call and waits for its result."""
        return call.read(self._connection.request(call.opcode, call.payload))
