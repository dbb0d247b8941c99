"""Messages between agents."""

from __future__ import annotations

from ..answers import Answer
from ..wire import Opcode
from .call import Call, Json, asking


def register_name(name: str) -> Call[Answer]:
    """Takes a name by which others find the caller: ``success, agent_id, name``."""
    return asking(Opcode.REGISTER, {"name": name})


def send_message(
    message: Json, to: int | None = None, to_name: str | None = None, *, reply_to: int | None = None, wait_reply: bool | None = None,
    timeout: float | None = None,
) -> Call[Answer]:
    """Sends a message to an agent, by number or name: ``success, delivered_to``.

    ``reply_to`` is the message it answers; with ``wait_reply`` the answer has the addressee's. ``timeout`` is in seconds, for room in a full mailbox and for the reply.
    """
    if (to is None) == (to_name is None):
        raise TypeError("a message goes to either a number (to) or a name (to_name)")
    return asking(Opcode.SEND, {
        "to": to, "to_name": to_name, "reply_to": reply_to, "wait_reply": wait_reply, "timeout": timeout}, message=message)


def recv_messages(
    max_messages: int = 10, *, wait: bool | None = None, timeout: float | None = None, sender: int | None = None, sender_name: str | None = None,
) -> Call[Answer]:
    """Takes messages out of the caller's mailbox: ``success, messages[{from, from_name, message, age_ms}], count``.

    With ``wait`` it waits for the first, ``timeout`` seconds at most. ``sender`` and ``sender_name`` take only messages of one agent.
    """
    return asking(Opcode.RECV, {"max": max_messages, "wait": wait, "timeout": timeout, "from": sender, "from_name": sender_name})


def broadcast(message: Json, include_self: bool = False) -> Call[Answer]:
    """Sends a message to everybody who has a name: ``success, delivered_count``."""
    return asking(Opcode.BROADCAST, {"include_self": include_self}, message=message)
