"""The output of a command while it runs."""

from __future__ import annotations

from typing import NamedTuple

from ..answers import Answer
from ..calls import Call
from ..wire import decode
from .connection import Connection
from .part_stream import PartStream


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


class OutputStream(PartStream[Output]):
    """An iterator of a command's output; afterwards ``result`` is the call's answer."""

    def __init__(self, connection: Connection, call: Call[Answer]) -> None:
        super().__init__(connection, call, Output.of)
