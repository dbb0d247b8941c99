"""The kernel's state store."""

from __future__ import annotations

from typing import Literal

from ..answers import Answer
from ..wire import Opcode
from .call import Call, Json, asking

Scope = Literal["global", "agent", "session"]


def store(
    key: str, value: Json, scope: Scope | None = None, ttl: float | None = None, *, expected: Json = None, only_new: bool = False,
) -> Call[Answer]:
    """Stores a value, for ``ttl`` seconds: ``success, key``.

    ``expected`` is what the value must be now (compare-and-set); with ``only_new`` there must be none.
    """
    fields = {"key": key, "scope": scope, "ttl": ttl, "expected": expected}
    if only_new:
        return asking(Opcode.STORE, fields, value=value, expected=None)
    return asking(Opcode.STORE, fields, value=value)


def fetch(key: str, scope: Scope | None = None) -> Call[Answer]:
    """Fetches a value: ``success, exists, value, scope``."""
    return asking(Opcode.FETCH, {"key": key, "scope": scope})


def delete_key(key: str, scope: Scope | None = None) -> Call[Answer]:
    """Deletes a value: ``success, deleted``."""
    return asking(Opcode.DELETE, {"key": key, "scope": scope})


def list_keys(prefix: str = "", scope: Scope | None = None) -> Call[Answer]:
    """Lists keys: ``keys, count``."""
    return asking(Opcode.KEYS, {"prefix": prefix, "scope": scope})
