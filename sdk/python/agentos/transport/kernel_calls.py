"""The kernel's calls as blocking methods."""

from __future__ import annotations

from ..calls import agents, core, events, messages, metrics, permissions, records, state
from .derive import blocking


class KernelCalls:
    """One method for each call; ``agentos.calls`` describes them."""

    hello = blocking(core.hello)
    noop = blocking(core.noop)
    think = blocking(core.think)
    exec = blocking(core.exec)
    read_file = blocking(core.read_file)
    write_file = blocking(core.write_file)
    http = blocking(core.http)
    poll_async = blocking(core.poll_async)
    report_tokens = blocking(core.report_tokens)

    spawn = blocking(agents.spawn)
    kill = blocking(agents.kill)
    pause = blocking(agents.pause)
    resume = blocking(agents.resume)
    list_agents = blocking(agents.list_agents)

    register_name = blocking(messages.register_name)
    send_message = blocking(messages.send_message)
    recv_messages = blocking(messages.recv_messages)
    broadcast = blocking(messages.broadcast)
    send = send_message
    recv = recv_messages

    store = blocking(state.store)
    fetch = blocking(state.fetch)
    delete_key = blocking(state.delete_key)
    list_keys = blocking(state.list_keys)

    get_permissions = blocking(permissions.get_permissions)
    set_permissions = blocking(permissions.set_permissions)

    subscribe = blocking(events.subscribe)
    unsubscribe = blocking(events.unsubscribe)
    poll_events = blocking(events.poll_events)
    emit_event = blocking(events.emit_event)

    start_recording = blocking(records.start_recording)
    stop_recording = blocking(records.stop_recording)
    get_recording_status = blocking(records.get_recording_status)
    start_replay = blocking(records.start_replay)
    stop_replay = blocking(records.stop_replay)
    get_replay_status = blocking(records.get_replay_status)
    get_audit_log = blocking(records.get_audit_log)
    set_audit_config = blocking(records.set_audit_config)

    get_system_metrics = blocking(metrics.get_system_metrics)
    get_agent_metrics = blocking(metrics.get_agent_metrics)
    get_all_agent_metrics = blocking(metrics.get_all_agent_metrics)
    get_cgroup_metrics = blocking(metrics.get_cgroup_metrics)
