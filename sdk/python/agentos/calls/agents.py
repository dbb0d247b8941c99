"""Agents: starting, ending, listing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from ..answers import Answer
from ..wire import Opcode
from .call import Call, asking, asking_list
from .permissions import Level


def spawn(
    name: str | None = None, script: str | None = None, *, sandboxed: bool | None = None, network: bool | Literal["none", "allow", "host"] | None = None,
    limits: Mapping[str, int] | None = None, python: str | None = None, command: Sequence[str] | None = None, args: Sequence[str] | None = None,
    env: Mapping[str, str] | None = None, workspace: str | None = None, restart_policy: Literal["never", "on-failure", "always"] | None = None,
    max_restarts: int | None = None, restart_window: int | None = None, heartbeat: float | None = None, level: Level | None = None,
    permissions: Mapping[str, Any] | None = None,
) -> Call[Answer]:
    """Starts an agent: ``id, name, pid, status, restart_policy, isolation``.

    Its program is the file ``script``, run by ``python``, or any ``command``; ``args`` and ``env`` are added. By default it is ``sandboxed`` without ``network``;
    ``"allow"`` is the names of its permissions, ``True`` the host's.
    ``limits`` knows ``memory`` (bytes), ``max_pids``, ``cpu_quota`` and ``cpu_period`` (microseconds). ``workspace`` is a project that is shown copy-on-write.
    It is started again at most ``max_restarts`` times within ``restart_window`` seconds. ``heartbeat`` is how many seconds it may be silent. ``level`` and
    ``permissions`` are what it may do: never more than the caller.
    """
    return asking(Opcode.SPAWN, {
        "name": name, "script": script, "sandboxed": sandboxed, "network": network, "limits": _object(limits), "python": python,
        "command": None if command is None else list(command), "args": None if args is None else list(args), "env": _object(env), "workspace": workspace,
        "restart_policy": restart_policy, "max_restarts": max_restarts, "restart_window": restart_window, "heartbeat": heartbeat, "level": level,
        "permissions": _object(permissions)})


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


def _object(fields: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if fields is None else dict(fields)
