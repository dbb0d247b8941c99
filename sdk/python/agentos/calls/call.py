"""A call, before it is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, Union, cast

from ..answers import Answer, FailedAnswer
from ..errors import ProtocolError, failure_of
from ..wire import Opcode, decode, encode

T_co = TypeVar("T_co", covariant=True)

Json = Union[None, bool, int, float, str, "list[Any]", "dict[str, Any]"]
"""Anything that JSON can express."""


class Call(Generic[T_co]):
    """What to send, and what the answer means."""

    __slots__ = ("opcode", "payload", "read")

    def __init__(self, opcode: Opcode, payload: bytes, read: Callable[[bytes], T_co]) -> None:
        self.opcode = opcode
        self.payload = payload
        self.read = read
        """Makes the result of the answer's payload; raises what the call raises."""


def asking(opcode: Opcode, fields: dict[str, Any], **always: Json) -> Call[Answer]:
    """A call whose result is the whole answer. Fields that are None are left out: the kernel's defaults hold; but for ``always``, where None is JSON's null."""
    return Call(opcode, _payload(fields, **always), lambda payload: read_answer(opcode, payload))


def asking_list(opcode: Opcode, fields: dict[str, Any]) -> Call[list[Answer]]:
    """A call that is answered with a list of objects. A failure has no place in a list: it raises CallFailedError."""

    def read(payload: bytes) -> list[Answer]:
        content = _decoded(payload)
        if isinstance(content, list):
            return [Answer(entry) for entry in cast("list[dict[str, Any]]", content)]
        raise failure_of(_object(opcode, content))

    return Call(opcode, _payload(fields), read)


def read_answer(opcode: Opcode, payload: bytes) -> Answer:
    """The answer in a payload."""
    content = _object(opcode, _decoded(payload))
    # EXEC's program may fail while the call does not (rule K7): then there is no code.
    if content.get("success") is False and "code" in content:
        return FailedAnswer(opcode.name, content)
    return Answer(content)


def _object(opcode: Opcode, content: Any) -> dict[str, Any]:
    if not isinstance(content, dict):
        raise ProtocolError(f"the answer to {opcode.name} is no object")
    return cast("dict[str, Any]", content)


def _payload(fields: dict[str, Any], **always: Json) -> bytes:
    return encode({**{name: value for name, value in fields.items() if value is not None}, **always})


def _decoded(payload: bytes) -> Any:
    try:
        return decode(payload)
    except ValueError as problem:
        raise ProtocolError(f"the kernel's answer is not JSON: {problem}") from problem
