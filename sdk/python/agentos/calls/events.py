"""Events."""

from __future__ import annotations

from typing import Any

from ..answers import Answer
from ..wire import Opcode
from .call import Call, Json, asking


def subscribe(*event_types: str, **more: Any) -> Call[Answer]:
    """Asks for events of these types: ``success, subscribed``. ``more`` are further fields of the protocol's."""
    return asking(Opcode.SUBSCRIBE, {"event_types": list(event_types), **more})


def unsubscribe(*event_types: str) -> Call[Answer]:
    """Asks for no more of these types; without any, of none at all."""
    return asking(Opcode.UNSUBSCRIBE, {"event_types": list(event_types)} if event_types else {"all": True})


def poll_events(max_events: int = 100) -> Call[Answer]:
    """Takes events that have come: ``events[{type, data, source_agent_id, timestamp}], count``."""
    return asking(Opcode.POLL_EVENTS, {"max": max_events})


def emit_event(event: str, data: Json = None) -> Call[Answer]:
    """Makes an event of the caller's own."""
    return asking(Opcode.EMIT, {"event": event}, data=data)
