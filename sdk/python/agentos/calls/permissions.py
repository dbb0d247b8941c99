"""What somebody may do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from ..answers import Answer
from ..wire import Opcode
from .call import Call, asking

Level = Literal["unrestricted", "standard", "sandboxed", "readonly", "minimal"]


def get_permissions(agent_id: int | None = None, name: str | None = None) -> Call[Answer]:
    """The caller's permissions, or another's: ``success, permissions{…}``."""
    return asking(Opcode.GET_PERMS, {"agent_id": agent_id, "name": name})


def set_permissions(
    permissions: Mapping[str, Any] | None = None, level: Level | None = None, agent_id: int | None = None, name: str | None = None,
) -> Call[Answer]:
    """Narrows the caller's permissions, or grants some to another: ``success, agent_id, level``. Nobody can widen their own."""
    return asking(Opcode.SET_PERMS, {
        "permissions": None if permissions is None else dict(permissions), "level": level, "agent_id": agent_id, "name": name})
