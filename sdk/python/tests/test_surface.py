"""One definition of every call, three ways to make it."""

from __future__ import annotations

import inspect
import unittest

from agentos import AgentOS, AgentOSClient
from agentos.aio import AsyncAgentOS, AsyncAgentOSClient
from agentos.aio.agent import AsyncFiles, AsyncKeyValues, AsyncToolCalls
from agentos.storage.files import Files
from agentos.storage.key_values import KeyValues
from agentos.storage.tool_calls import ToolCalls
from agentos.transport.pipeline import Pipeline

SEED = """connect disconnect call echo think exit spawn kill list_agents exec read_file write_file register_name send recv broadcast get_permissions
set_permissions http hello noop pause resume store fetch delete_key list_keys subscribe unsubscribe poll_events emit_event poll_async send_message
recv_messages start_recording stop_recording get_recording_status start_replay get_replay_status get_audit_log set_audit_config get_system_metrics
get_agent_metrics get_all_agent_metrics get_cgroup_metrics""".split()


class Surface(unittest.TestCase):
    def test_the_client_has_every_method_of_the_seed_and_its_successor(self) -> None:
        for name in SEED:
            with self.subTest(name):
                self.assertTrue(callable(getattr(AgentOSClient, name)))
                self.assertTrue(callable(getattr(AsyncAgentOSClient, name)))

    def test_blocking_and_asyncio_take_the_same(self) -> None:
        for blocking, waiting in ((AgentOSClient, AsyncAgentOSClient), (Files, AsyncFiles), (KeyValues, AsyncKeyValues), (ToolCalls, AsyncToolCalls),
                                  (AgentOS, AsyncAgentOS)):
            for name in sorted(public(blocking) & public(waiting) - {"open", "agent_id"}):
                with self.subTest(f"{blocking.__name__}.{name}"):
                    self.assertEqual(parameters(blocking, name), parameters(waiting, name))

    def test_neither_lacks_what_the_other_has(self) -> None:
        self.assertEqual({"greeting", "is_connected", "pipeline"}, public(AgentOSClient) - public(AsyncAgentOSClient))
        self.assertEqual({"events"}, public(AsyncAgentOSClient) - public(AgentOSClient))
        for blocking, waiting in ((Files, AsyncFiles), (KeyValues, AsyncKeyValues), (ToolCalls, AsyncToolCalls)):
            self.assertEqual(public(blocking), public(waiting))

    def test_a_pipeline_has_every_call_of_the_client(self) -> None:
        own = {"call", "connect", "disconnect", "exec_stream", "exit", "greeting", "agent_id", "is_connected", "perform", "pipeline"}
        self.assertEqual(set(), public(AgentOSClient) - public(Pipeline) - own)

    def test_every_public_method_says_what_it_does(self) -> None:
        for kind in (AgentOSClient, AsyncAgentOSClient, Pipeline, Files, AsyncFiles, KeyValues, ToolCalls, AgentOS, AsyncAgentOS):
            for name in public(kind):
                with self.subTest(f"{kind.__name__}.{name}"):
                    self.assertTrue(inspect.getdoc(getattr(kind, name)))

    def test_signatures_are_those_of_the_methods(self) -> None:
        self.assertEqual("(command: 'str', cwd: 'str | None' = None, timeout: 'float' = 30, *, run_async: 'bool | None' = None, "
                         "request_id: 'Json' = None) -> 'Answer'", str(inspect.signature(AgentOSClient().exec)))


def public(kind: type) -> set[str]:
    return {name for name in dir(kind) if not name.startswith("_")}


def parameters(kind: type, name: str) -> list[str]:
    member = getattr(kind, name)
    return [str(parameter) for parameter in inspect.signature(member).parameters.values()] if callable(member) else []
