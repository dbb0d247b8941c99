"""``agent.tools``."""

from __future__ import annotations

from ..calls import tools
from ..transport.derive import blocking
from .part import Part


class ToolCalls(Part):
    """The record of an agent's tool calls."""

    start = blocking(tools.start)
    success = blocking(tools.success)
    error = blocking(tools.error)
    record = blocking(tools.record)
    get = blocking(tools.get)
    by_name = blocking(tools.by_name)
    recent = blocking(tools.recent)
    statistics = blocking(tools.statistics)
