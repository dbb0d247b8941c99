"""What FILES, KEY_VALUES and TOOLS have in common: an operation's name in the request, and failures that are raised."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from ..errors import failure_of
from ..wire import Opcode, decode, encode, split
from .call import Call

T = TypeVar("T")


class Outcome(NamedTuple):
    """The answer to an operation that did not fail."""

    fields: dict[str, Any]
    attachment: bytes


def operate(opcode: Opcode, request: dict[str, Any], read: Callable[[Outcome], T], *, attachment: bytes | None = None, always: dict[str, Any] | None = None) -> Call[T]:
    """A call of an operation. Fields of the request that are None are left out, those of ``always`` are not."""
    fields = {name: value for name, value in request.items() if value is not None}
    if always:
        fields.update(always)

    def read_payload(payload: bytes) -> T:
        text, content = split(payload)
        answer = decode(text)
        if answer.get("success") is False:
            raise failure_of(answer)
        return read(Outcome(answer, content))

    return Call(opcode, encode(fields, attachment), read_payload)


def nothing(outcome: Outcome) -> None:
    """Of an operation that answers nothing but that it was done."""
