"""Events."""

from __future__ import annotations

from typing import Any

from ..answers import Answer
from ..wire import Opcode
from .call import Call, Json, asking


def subscribe(*event_types: str) -> Call[Answer]:
    """Asks for events of these types, without any of all: ``success, subscribed``."""
    return asking(Opcode.SUBSCRIBE, _types(event_types))


def unsubscribe(*event_types: str) -> Call[Answer]:
    """Asks for no more of these types; without any, of none at all."""
    return asking(Opcode.UNSUBSCRIBE, _types(event_types))


def poll_events(max_events: int = 100) -> Call[Answer]:
    """Takes events that have come: ``events[{type, data, source_agent_id, timestamp}], count``."""
    return asking(Opcode.POLL_EVENTS, {"max": max_events})


def emit_event(event: str, data: Json = None) -> Call[Answer]:
    """Makes an event of the caller's own."""
    return asking(Opcode.EMIT, {"event": event}, data=data)


def _types(names: tuple[str, ...]) -> dict[str, Any]:
    return {"event_types": list(names)} if names else {"all": True}
