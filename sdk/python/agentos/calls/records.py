"""Recording, replay and the audit log; for operators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..answers import Answer
from ..wire import Opcode
from .call import Call, asking


def start_recording(
    include_think: bool | None = None, include_http: bool | None = None, include_exec: bool | None = None, filter_agents: Sequence[int] | None = None,
    max_entries: int | None = None, save_as: str | None = None,
) -> Call[Answer]:
    """Starts to record calls: ``success, recording``. ``save_as`` has the kernel keep them under a name."""
    return asking(Opcode.RECORD_START, {
        "include_think": include_think, "include_http": include_http, "include_exec": include_exec,
        "filter_agents": None if filter_agents is None else list(filter_agents), "max_entries": max_entries, "save_as": save_as})


def stop_recording() -> Call[Answer]:
    """Ends it: ``recording, entries_recorded``."""
    return asking(Opcode.RECORD_STOP, {})


def get_recording_status(export: bool | None = None, get_entries: bool | None = None, limit: int | None = None, since_id: int | None = None) -> Call[Answer]:
    """What was recorded: ``recording, paused, entry_count, last_sequence_id, recording_data?, entries?``."""
    return asking(Opcode.RECORD_STATUS, {"export": export, "get_entries": get_entries, "limit": limit, "since_id": since_id})


def start_replay(recording_data: Any = None, saved: str | None = None, agents: Sequence[Mapping[str, Any]] | None = None) -> Call[Answer]:
    """Answers calls from a recording, an exported one or one that was kept under a name, else the kernel's newest: ``total_entries``.

    ``agents`` says for those without a name which number is which now.
    """
    return asking(Opcode.REPLAY_START, {
        "recording_data": recording_data, "saved": saved, "agents": None if agents is None else [dict(agent) for agent in agents]})


def stop_replay() -> Call[Answer]:
    """Ends it: calls are carried out again."""
    return asking(Opcode.REPLAY_START, {"stop": True})


def get_replay_status() -> Call[Answer]:
    """How far it is: ``state, total_entries, current_entry, entries_replayed, entries_skipped, last_error?, progress_percent``."""
    return asking(Opcode.REPLAY_STATUS, {})


def get_audit_log(category: str | None = None, agent_id: int | None = None, since_id: int | None = None, limit: int | None = None) -> Call[Answer]:
    """Entries of the audit log: ``count, entries[{id, timestamp, category, event_type, agent_id, agent_name, success, details}]``."""
    return asking(Opcode.GET_AUDIT_LOG, {"category": category, "agent_id": agent_id, "since_id": since_id, "limit": limit})


def set_audit_config(max_entries: int | None = None, **log: bool) -> Call[Answer]:
    """Chooses what is audited: ``log_syscalls, log_security, log_lifecycle, log_ipc, log_state, log_resource, log_network``."""
    return asking(Opcode.SET_AUDIT_CONFIG, {"max_entries": max_entries, **log})
