"""The kernel's state store."""

from __future__ import annotations

from typing import Any, Literal

from ..answers import Answer
from ..wire import Opcode
from .call import Call, Json, asking

Scope = Literal["global", "agent", "session"]


def store(key: str, value: Json, scope: Scope | None = None, ttl: float | None = None, **more: Any) -> Call[Answer]:
    """Stores a value, for ``ttl`` seconds: ``success, key``. ``more`` are further fields of the protocol's."""
    return asking(Opcode.STORE, {"key": key, "scope": scope, "ttl": ttl, **more}, value=value)


def fetch(key: str, scope: Scope | None = None) -> Call[Answer]:
    """Fetches a value: ``success, exists, value, scope``."""
    return asking(Opcode.FETCH, {"key": key, "scope": scope})


def delete_key(key: str, scope: Scope | None = None) -> Call[Answer]:
    """Deletes a value: ``success, deleted``."""
    return asking(Opcode.DELETE, {"key": key, "scope": scope})


def list_keys(prefix: str = "", scope: Scope | None = None) -> Call[Answer]:
    """Lists keys: ``keys, count``."""
    return asking(Opcode.KEYS, {"prefix": prefix, "scope": scope})
