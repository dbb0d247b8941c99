"""Messages between agents."""

from __future__ import annotations

from typing import Any

from ..answers import Answer
from ..wire import Opcode
from .call import Call, Json, asking


def register_name(name: str) -> Call[Answer]:
    """Takes a name by which others find the caller: ``success, agent_id, name``."""
    return asking(Opcode.REGISTER, {"name": name})


def send_message(message: Json, to: int | None = None, to_name: str | None = None, **more: Any) -> Call[Answer]:
    """Sends a message to an agent, by number or name: ``success, delivered_to``. ``more`` are further fields of the protocol's."""
    if (to is None) == (to_name is None):
        raise TypeError("a message goes to either a number (to) or a name (to_name)")
    return asking(Opcode.SEND, {"to": to, "to_name": to_name, **more}, message=message)


def recv_messages(max_messages: int = 10, **more: Any) -> Call[Answer]:
    """Takes messages out of the caller's mailbox: ``success, messages[{from, from_name, message, age_ms}], count``."""
    return asking(Opcode.RECV, {"max": max_messages, **more})


def broadcast(message: Json, include_self: bool = False) -> Call[Answer]:
    """Sends a message to everybody who has a name: ``success, delivered_count``."""
    return asking(Opcode.BROADCAST, {"include_self": include_self}, message=message)
