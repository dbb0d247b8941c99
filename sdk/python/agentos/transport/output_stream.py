"""The output of a command while it runs."""

from __future__ import annotations

from typing import NamedTuple

from ..answers import Answer
from ..calls import Call
from ..wire import decode
from .connection import Connection
from .waiter import PartsWaiter


class Output(NamedTuple):
    """A part of a command's output."""

    stream: str
    """``stdout`` or ``stderr``."""
    data: str

    @staticmethod
    def of(payload: bytes) -> Output:
        """The part in a CHUNK frame."""
        fields = decode(payload)
        return Output(fields["stream"], fields["data"])


class OutputStream:
    """An iterator of a command's output; afterwards ``result`` is the call's answer."""

    def __init__(self, connection: Connection, call: Call[Answer]) -> None:
        self._connection = connection
        self._call = call
        self._waiter = PartsWaiter()
        connection.transmit(connection.register(call.opcode, call.payload, self._waiter))

    def __iter__(self) -> OutputStream:
        return self

    def __next__(self) -> Output:
        while not self._waiter.parts:
            if self._waiter.payload is not None:
                raise StopIteration
            self._connection.wait_for_more(self._waiter)
        return Output.of(self._waiter.parts.popleft())

    def cancel(self) -> None:
        """Has the command killed; ``result`` says so then."""
        self._connection.cancel(self._waiter)

    @property
    def result(self) -> Answer:
        """The command's end: ``success, exit_code``. Waits for it; output that was not taken is dropped."""
        for _ in self:
            pass
        return self._call.read(self._waiter.take())
