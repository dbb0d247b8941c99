"""A tool call that was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class ToolCall:
    """One call of a tool. What is absent is None."""

    id: int
    name: str
    status: Literal["pending", "success", "error"]
    started_at: float
    """Seconds since 1970."""
    completed_at: float | None = None
    duration_ms: float | None = None
    parameters: Any = None
    result: Any = None
    error: str | None = None

    @staticmethod
    def of(fields: dict[str, Any]) -> ToolCall:
        """The call of an answer."""
        return ToolCall(**{name: value for name, value in fields.items() if name in ToolCall.__dataclass_fields__})


@dataclass(frozen=True)
class ToolStatistics:
    """How one tool has done."""

    name: str
    total_calls: int
    successful: int
    failed: int
    avg_duration_ms: float

    @staticmethod
    def of(fields: dict[str, Any]) -> ToolStatistics:
        """The entry of an answer."""
        return ToolStatistics(**{name: fields[name] for name in ToolStatistics.__dataclass_fields__})
