"""Measurements."""

from __future__ import annotations

from ..answers import Answer
from ..wire import Opcode
from .call import Call, asking


def get_system_metrics() -> Call[Answer]:
    """The machine's."""
    return asking(Opcode.METRICS_SYSTEM, {})


def get_agent_metrics(agent_id: int | None = None) -> Call[Answer]:
    """An agent's; without a number the caller's own."""
    return asking(Opcode.METRICS_AGENT, {"agent_id": agent_id})


def get_all_agent_metrics() -> Call[Answer]:
    """Those of all agents."""
    return asking(Opcode.METRICS_ALL_AGENTS, {})


def get_cgroup_metrics(cgroup_path: str | None = None) -> Call[Answer]:
    """A cgroup's numbers, as the system's kernel shows them."""
    return asking(Opcode.METRICS_CGROUP, {"cgroup_path": cgroup_path})
