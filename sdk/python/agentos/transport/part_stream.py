"""An answer that comes in parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from ..answers import Answer
from ..calls import Call
from .connection import Connection
from .waiter import PartsWaiter

Part = TypeVar("Part")


class PartStream(Generic[Part]):
    """An iterator of the parts; afterwards ``result`` is the call's answer."""

    def __init__(self, connection: Connection, call: Call[Answer], part_of: Callable[[bytes], Part]) -> None:
        self._connection = connection
        self._call = call
        self._part_of = part_of
        self._waiter = PartsWaiter()
        connection.transmit(connection.register(call.opcode, call.payload, self._waiter))

    def __iter__(self) -> PartStream[Part]:
        return self

    def __next__(self) -> Part:
        while not self._waiter.parts:
            if self._waiter.payload is not None:
                raise StopIteration
            self._connection.wait_for_more(self._waiter)
        return self._part_of(self._waiter.parts.popleft())

    def cancel(self) -> None:
        """Gives the call up, and has ended what it does; ``result`` says so then."""
        self._connection.cancel(self._waiter)

    @property
    def result(self) -> Answer:
        """The answer. Waits for it; parts that were not taken are dropped."""
        for _ in self:
            pass
        return self._call.read(self._waiter.take())
