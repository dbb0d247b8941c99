"""Agents: starting, ending, listing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from ..answers import Answer
from ..wire import Opcode
from .call import Call, asking, asking_list


def spawn(
    name: str | None = None, script: str = "", *, sandboxed: bool = True, network: bool = False, limits: Mapping[str, int] | None = None,
    python: str | None = None, restart_policy: Literal["never", "on-failure", "always"] | None = None, max_restarts: int | None = None,
    restart_window: float | None = None, **more: Any,
) -> Call[Answer]:
    """Starts an agent: ``id, name, pid, status, isolation``.

    ``script`` is the program's file, run by ``python``. ``limits`` knows ``memory`` (bytes), ``max_pids``, ``cpu_quota`` and ``cpu_period`` (microseconds).
    ``max_restarts`` within ``restart_window`` seconds; then the kernel gives up and says so by an event. ``more`` are further fields of the protocol's.
    """
    return asking(Opcode.SPAWN, {
        "name": name, "script": script, "sandboxed": sandboxed, "network": network, "limits": None if limits is None else dict(limits), "python": python,
        "restart_policy": restart_policy, "max_restarts": max_restarts, "restart_window": restart_window, **more})


def kill(name: str | None = None, agent_id: int | None = None) -> Call[Answer]:
    """Ends an agent, by name or number: ``killed, agent_id``."""
    return asking(Opcode.KILL, _reference(name, agent_id))


def pause(name: str | None = None, agent_id: int | None = None) -> Call[Answer]:
    """Stops all processes of an agent where they are: ``success, paused, agent_id``."""
    return asking(Opcode.PAUSE, _reference(name, agent_id))


def resume(name: str | None = None, agent_id: int | None = None) -> Call[Answer]:
    """Lets them go on: ``success, resumed, agent_id``."""
    return asking(Opcode.RESUME, _reference(name, agent_id))


def list_agents() -> Call[list[Answer]]:
    """All agents: a list of ``{id, name, pid, state, running}``."""
    return asking_list(Opcode.LIST, {})


def _reference(name: str | None, agent_id: int | None) -> dict[str, Any]:
    if (name is None) == (agent_id is None):
        raise TypeError("an agent is named by either its name or its agent_id")
    return {"name": name, "id": agent_id}
