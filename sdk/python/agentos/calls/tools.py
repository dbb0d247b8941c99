"""The tool calls of the caller's agent.db."""

from __future__ import annotations

from ..storage.tool_call import ToolCall, ToolStatistics
from ..wire import Opcode
from .call import Call, Json
from .storage import Outcome, nothing, operate


def start(name: str, parameters: Json = None) -> Call[int]:
    """Notes that a tool call begins; gives its number."""
    return operate(Opcode.TOOLS, {"op": "start", "name": name, "parameters": parameters}, _id)


def success(id: int, result: Json = None) -> Call[None]:
    """Notes its result."""
    return operate(Opcode.TOOLS, {"op": "success", "id": id, "result": result}, nothing)


def error(id: int, error: str) -> Call[None]:
    """Notes how it failed."""
    return operate(Opcode.TOOLS, {"op": "error", "id": id, "error": error}, nothing)


def record(name: str, started_at: float, completed_at: float, parameters: Json = None, result: Json = None, error: str | None = None) -> Call[int]:
    """Notes a tool call that is over; gives its number. Times are seconds since 1970, as ``time.time()`` gives them."""
    return operate(Opcode.TOOLS, {
        "op": "record", "name": name, "started_at": started_at, "completed_at": completed_at, "parameters": parameters, "result": result, "error": error}, _id)


def get(id: int) -> Call[ToolCall | None]:
    """One tool call; None where there is none of this number."""

    def read(outcome: Outcome) -> ToolCall | None:
        call = outcome.fields.get("call")
        return None if call is None else ToolCall.of(call)

    return operate(Opcode.TOOLS, {"op": "get", "id": id}, read)


def by_name(name: str, limit: int | None = None) -> Call[list[ToolCall]]:
    """The tool calls of one name, newest first."""
    return operate(Opcode.TOOLS, {"op": "by_name", "name": name, "limit": limit}, _calls)


def recent(since: float, limit: int | None = None) -> Call[list[ToolCall]]:
    """The tool calls that began at a time or later, newest first."""
    return operate(Opcode.TOOLS, {"op": "recent", "since": since, "limit": limit}, _calls)


def statistics() -> Call[list[ToolStatistics]]:
    """One entry for each tool, most used first."""
    return operate(Opcode.TOOLS, {"op": "stats"}, lambda outcome: [ToolStatistics.of(entry) for entry in outcome.fields["stats"]])


def _id(outcome: Outcome) -> int:
    return int(outcome.fields["id"])


def _calls(outcome: Outcome) -> list[ToolCall]:
    return [ToolCall.of(call) for call in outcome.fields["calls"]]
