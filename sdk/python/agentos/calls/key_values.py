"""The key-values of the caller's agent.db."""

from __future__ import annotations

from typing import Any, TypeVar, Union, overload

from ..wire import Opcode
from .call import Call, Json
from .storage import Outcome, nothing, operate

D = TypeVar("D")
T = TypeVar("T")


def set(key: str, value: Json) -> Call[None]:
    """Stores a value: anything that JSON can express."""
    return operate(Opcode.KEY_VALUES, {"op": "set", "key": key}, nothing, always={"value": value})


@overload
def get(key: str) -> Call[Any]: ...
@overload
def get(key: str, default: D) -> Call[Union[Any, D]]: ...
def get(key: str, default: Any = None) -> Call[Any]:
    """The value of a key; the default where there is none."""
    return operate(Opcode.KEY_VALUES, {"op": "get", "key": key}, lambda outcome: outcome.fields.get("value") if outcome.fields["exists"] else default)


def exists(key: str) -> Call[bool]:
    """Whether there is such a key."""
    return operate(Opcode.KEY_VALUES, {"op": "get", "key": key}, lambda outcome: bool(outcome.fields["exists"]))


def delete(key: str) -> Call[bool]:
    """Deletes a key; says whether there was one."""
    return operate(Opcode.KEY_VALUES, {"op": "delete", "key": key}, lambda outcome: bool(outcome.fields.get("deleted", False)))


def list(prefix: str | None = None) -> Call[dict[str, Any]]:
    """All keys that start with the prefix, with their values, in the order of the keys."""

    def read(outcome: Outcome) -> dict[str, Any]:
        return {entry["key"]: entry["value"] for entry in outcome.fields["entries"]}

    return operate(Opcode.KEY_VALUES, {"op": "list", "prefix": prefix}, read)


def keys(prefix: str | None = None) -> Call[tuple[str, ...]]:
    """All keys that start with the prefix."""
    return operate(Opcode.KEY_VALUES, {"op": "list", "prefix": prefix}, lambda outcome: tuple(entry["key"] for entry in outcome.fields["entries"]))


class Absent:
    """Says that a key must not exist yet."""


ABSENT = Absent()


def compare_and_set(key: str, expected: Json | Absent, value: Json) -> Call[bool]:
    """Stores a value if the key has the expected one, or none when that is ``ABSENT``; says whether it was stored."""
    always: dict[str, Any] = {"value": value}
    if not isinstance(expected, Absent):
        always["expected"] = expected
    return operate(Opcode.KEY_VALUES, {"op": "compare_and_set", "key": key}, lambda outcome: bool(outcome.fields["changed"]), always=always)
