"""The kernel's calls as coroutines."""

from __future__ import annotations

from ..calls import agents, core, events, messages, metrics, permissions, records, state
from .derive import awaiting


class AsyncKernelCalls:
    """One coroutine for each call; ``agentos.calls`` describes them."""

    hello = awaiting(core.hello)
    echo = awaiting(core.echo)
    noop = awaiting(core.noop)
    think = awaiting(core.think)
    exec = awaiting(core.exec)
    read_file = awaiting(core.read_file)
    write_file = awaiting(core.write_file)
    http = awaiting(core.http)
    poll_async = awaiting(core.poll_async)
    report_tokens = awaiting(core.report_tokens)

    spawn = awaiting(agents.spawn)
    kill = awaiting(agents.kill)
    pause = awaiting(agents.pause)
    resume = awaiting(agents.resume)
    list_agents = awaiting(agents.list_agents)

    register_name = awaiting(messages.register_name)
    send_message = awaiting(messages.send_message)
    recv_messages = awaiting(messages.recv_messages)
    broadcast = awaiting(messages.broadcast)
    send = send_message
    recv = recv_messages

    store = awaiting(state.store)
    fetch = awaiting(state.fetch)
    delete_key = awaiting(state.delete_key)
    list_keys = awaiting(state.list_keys)

    get_permissions = awaiting(permissions.get_permissions)
    set_permissions = awaiting(permissions.set_permissions)

    subscribe = awaiting(events.subscribe)
    unsubscribe = awaiting(events.unsubscribe)
    poll_events = awaiting(events.poll_events)
    emit_event = awaiting(events.emit_event)

    start_recording = awaiting(records.start_recording)
    stop_recording = awaiting(records.stop_recording)
    get_recording_status = awaiting(records.get_recording_status)
    start_replay = awaiting(records.start_replay)
    stop_replay = awaiting(records.stop_replay)
    get_replay_status = awaiting(records.get_replay_status)
    get_audit_log = awaiting(records.get_audit_log)
    set_audit_config = awaiting(records.set_audit_config)

    get_system_metrics = awaiting(metrics.get_system_metrics)
    get_agent_metrics = awaiting(metrics.get_agent_metrics)
    get_all_agent_metrics = awaiting(metrics.get_all_agent_metrics)
    get_cgroup_metrics = awaiting(metrics.get_cgroup_metrics)
