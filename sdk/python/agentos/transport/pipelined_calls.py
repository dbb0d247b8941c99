"""The kernel's calls as methods of a pipeline."""

from __future__ import annotations

from ..calls import agents, core, events, messages, metrics, permissions, records, state
from .pending import pending


class PipelinedCalls:
    """One method for each call: it adds the call and returns its result to be; ``agentos.calls`` describes them."""

    hello = pending(core.hello)
    echo = pending(core.echo)
    think = pending(core.think)
    exec = pending(core.exec)
    read_file = pending(core.read_file)
    write_file = pending(core.write_file)
    http = pending(core.http)
    poll_async = pending(core.poll_async)
    report_tokens = pending(core.report_tokens)

    spawn = pending(agents.spawn)
    kill = pending(agents.kill)
    pause = pending(agents.pause)
    resume = pending(agents.resume)
    list_agents = pending(agents.list_agents)

    register_name = pending(messages.register_name)
    send_message = pending(messages.send_message)
    recv_messages = pending(messages.recv_messages)
    broadcast = pending(messages.broadcast)
    send = send_message
    recv = recv_messages

    store = pending(state.store)
    fetch = pending(state.fetch)
    delete_key = pending(state.delete_key)
    list_keys = pending(state.list_keys)

    get_permissions = pending(permissions.get_permissions)
    set_permissions = pending(permissions.set_permissions)

    subscribe = pending(events.subscribe)
    unsubscribe = pending(events.unsubscribe)
    poll_events = pending(events.poll_events)
    emit_event = pending(events.emit_event)

    start_recording = pending(records.start_recording)
    stop_recording = pending(records.stop_recording)
    get_recording_status = pending(records.get_recording_status)
    start_replay = pending(records.start_replay)
    stop_replay = pending(records.stop_replay)
    get_replay_status = pending(records.get_replay_status)
    get_audit_log = pending(records.get_audit_log)
    set_audit_config = pending(records.set_audit_config)

    get_system_metrics = pending(metrics.get_system_metrics)
    get_agent_metrics = pending(metrics.get_agent_metrics)
    get_all_agent_metrics = pending(metrics.get_all_agent_metrics)
    get_cgroup_metrics = pending(metrics.get_cgroup_metrics)
