"""The adapters for agent frameworks, on a real kernel; the frameworks are stand-ins (standins/README.md)."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import unittest
from pathlib import Path

from agentos import AgentOSClient, CallFailedError

from .frameworks import use_standins
from .live import kernel

use_standins()

from agentos.adapters import autogen, crewai, langchain  # noqa: E402
from agentos.adapters.functions import KernelFunctions  # noqa: E402


class Adapter(unittest.TestCase):
    def setUp(self) -> None:
        self.client = kernel().connect()
        self.addCleanup(self.client.disconnect)


class Functions(Adapter):
    def setUp(self) -> None:
        super().setUp()
        self.functions = KernelFunctions(self.client)

    def test_a_written_file_is_read(self) -> None:
        self.assertEqual("6 bytes written to /tmp/functions.txt", self.functions.write_file("/tmp/functions.txt", "hällo"))
        self.assertEqual("1 bytes written to /tmp/functions.txt", self.functions.write_file("/tmp/functions.txt", "!", "append"))
        self.assertEqual("hällo!", self.functions.read_file("/tmp/functions.txt"))

    def test_a_command_tells_its_output_and_its_status(self) -> None:
        self.assertEqual("out\n[stderr]\nerr\n[exit status 3]", self.functions.execute_command("echo out; echo err >&2; exit 3"))

    def test_a_failure_is_text_with_what_to_do(self) -> None:
        self.assertRegex(self.functions.read_file("/nonexistent"), r"^failed: .*nonexistent.* \[.+\]")
        self.assertRegex(self.functions.spawn_agent("no-script", "/no/such/script.py"), r"^failed: .* \[.+\]")

    def test_agents_are_started_listed_and_ended(self) -> None:
        script = kernel().folder / "idle.py"
        script.write_text("import threading\nthreading.Event().wait()\n")
        self.assertRegex(self.functions.spawn_agent("functions", str(script)), r"^agent functions runs as number \d+$")
        self.assertRegex(self.functions.list_agents(), r"\d+ functions RUNNING")
        self.assertEqual("agent functions was ended", self.functions.kill_agent("functions"))


class LangChain(Adapter):
    def test_a_toolkit_has_the_six_tools_of_the_seed(self) -> None:
        toolkit = langchain.AgentOSToolkit(client=self.client)
        names = sorted(tool.name for tool in toolkit.get_tools())
        self.assertEqual(["agentos_exec", "agentos_http", "agentos_read", "agentos_spawn", "agentos_think", "agentos_write"], names)
        self.assertEqual({"agentos_read", "agentos_think"}, {tool.name for tool in toolkit.get_read_tools()})
        self.assertEqual({"agentos_exec", "agentos_spawn"}, {tool.name for tool in toolkit.get_execution_tools()})
        toolkit.disconnect()
        self.assertFalse(self.client.is_connected)

    def test_tools_work_and_have_the_arguments_of_their_calls(self) -> None:
        write, read, run = langchain.AgentOSWriteTool(self.client), langchain.AgentOSReadTool(self.client), langchain.AgentOSExecTool(self.client)
        self.assertEqual(["path", "content", "mode"], list(write.args))
        write.invoke({"path": "/tmp/langchain.txt", "content": "from a tool"})
        self.assertEqual("from a tool", read.invoke("/tmp/langchain.txt"))
        self.assertEqual("from a tool\n[exit status 0]", run.invoke({"command": "cat /tmp/langchain.txt"}))

    def test_tools_work_at_the_same_time_where_they_are_awaited(self) -> None:
        run = langchain.AgentOSExecTool(self.client)

        async def both() -> list[str]:
            return await asyncio.gather(*(run.ainvoke({"command": f"echo {number}"}) for number in range(4)))

        self.assertEqual([f"{number}\n[exit status 0]" for number in range(4)], asyncio.run(both()))


class CrewAI(Adapter):
    def test_tools_are_those_of_the_seed(self) -> None:
        tools = crewai.AgentOSCrewTools(client=self.client)
        self.assertEqual(7, len(tools.get_tools()))
        self.assertEqual(["agentos_read", "agentos_think", "agentos_list_agents"], [tool.name for tool in tools.get_read_only_tools()])
        read, write = tools.get_file_tools()
        write.run(path="/tmp/crew.txt", content="crew")
        self.assertEqual("crew", read.run(path="/tmp/crew.txt"))

    def test_agents_have_the_tools_of_their_role(self) -> None:
        factory = crewai.AgentOSCrewAgent(client=self.client)
        self.assertEqual((3, False), (len(factory.create_researcher().tools), factory.create_researcher().allow_delegation))
        self.assertEqual(7, len(factory.create_developer(verbose=True).tools))
        self.assertTrue(factory.create_orchestrator().allow_delegation)
        self.assertEqual([], factory.create("Writer", "Write", "You write.", tools=[]).tools)


class AutoGen(Adapter):
    def test_an_assistant_proposes_and_a_proxy_calls(self) -> None:
        assistant = autogen.AgentOSAssistant("assistant", {"config_list": []}, client=self.client)
        proposed = [tool["function"]["name"] for tool in assistant.llm_config["tools"]]
        proxy = autogen.AgentOSUserProxy("user", client=self.client)
        self.assertEqual(sorted(proxy.function_map), sorted(proposed))
        self.assertEqual(
            ["execute_command", "http_request", "kill_agent", "list_agents", "read_file", "spawn_agent", "think", "write_file"], sorted(proposed))
        done, answer = proxy.execute_function({"name": "execute_command", "arguments": '{"command": "echo autogen"}'})
        self.assertEqual((True, "autogen\n[exit status 0]"), (done, answer["content"]))

    def test_autogens_own_way_to_run_code_is_off(self) -> None:
        proxy = autogen.AgentOSUserProxy("user", client=self.client)
        self.assertEqual((False, "TERMINATE", 10), (proxy.code_execution_config, proxy.human_input_mode, proxy.max_consecutive_auto_reply))

    def test_an_assistant_without_a_model_proposes_nothing(self) -> None:
        self.assertIsNone(autogen.AgentOSAssistant("assistant", client=self.client).llm_config)

    def test_a_group_chat_has_its_manager(self) -> None:
        proxy = autogen.AgentOSUserProxy("user", client=self.client)
        manager = autogen.create_agentos_group_chat([proxy], max_round=3)
        self.assertEqual(([proxy], 3), (manager.groupchat.agents, manager.groupchat.max_round))


class Levels(Adapter):
    """An adapter never picks its own permission level."""

    def test_no_level_is_asked_for_by_itself(self) -> None:
        client = Watched(kernel().socket)
        self.addCleanup(client.disconnect)
        langchain.AgentOSToolkit(client=client)
        crewai.AgentOSCrewAgent(client=client)
        autogen.AgentOSAssistant("a", client=client)
        autogen.AgentOSUserProxy("b", client=client)
        self.assertEqual([], client.levels)

    def test_a_level_that_is_named_is_asked_of_the_kernel(self) -> None:
        client = Watched(kernel().socket)
        self.addCleanup(client.disconnect)
        for make in (langchain.AgentOSToolkit, crewai.AgentOSCrewTools, crewai.AgentOSCrewAgent):
            make("minimal", client=client)
        autogen.AgentOSUserProxy("b", "minimal", client=client)
        self.assertEqual(["minimal"] * 4, client.levels)

    def test_a_narrowed_adapter_can_do_no_more_than_its_level(self) -> None:
        toolkit = langchain.AgentOSToolkit("readonly", AgentOSClient(kernel().socket))
        self.addCleanup(toolkit.disconnect)
        run, _ = toolkit.get_execution_tools()
        self.assertRegex(run.invoke({"command": "true"}), "^failed: ")
        self.assertEqual("[exit status 0]", langchain.AgentOSExecTool(self.client).invoke({"command": "true"}))

    def test_an_adapter_cannot_have_more_than_its_caller(self) -> None:
        self.client.set_permissions(level="minimal").check()
        for level in ("standard", "unrestricted"):
            with self.subTest(level), self.assertRaises(CallFailedError):
                langchain.AgentOSToolkit(level, self.client)  # type: ignore[arg-type]


class Missing(unittest.TestCase):
    def test_a_framework_that_is_not_installed_is_told(self) -> None:
        for module, package in (("langchain", "langchain-core"), ("crewai", "crewai"), ("autogen", "ag2")):
            with self.subTest(module):
                run = subprocess.run(
                    [sys.executable, "-S", "-c", f"import agentos.adapters.{module}"], capture_output=True, text=True, cwd=Path(__file__).parents[1])
                self.assertRegex(run.stderr, f"ImportError: agentos.adapters.{module} needs .*pip install {package}")

    def test_the_package_itself_needs_none(self) -> None:
        code = ("import sys; sys.path.insert(0, '.'); import agentos, agentos.aio, agentos.agentic, agentos.adapters; "
                "print({name.partition('.')[0] for name in sys.modules} - sys.stdlib_module_names - {'agentos', '__main__'})")
        run = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[1])
        self.assertEqual("set()", run.stdout.strip(), run.stderr)


class Watched(AgentOSClient):
    """Says yes to every level, and keeps what was asked for."""

    def __init__(self, socket_path: str) -> None:
        super().__init__(socket_path)
        self.levels: list[str] = []

    def perform(self, call):  # type: ignore[no-untyped-def]
        from agentos import Answer, Opcode
        from agentos.wire import decode

        if call.opcode == Opcode.SET_PERMS:
            self.levels.append(decode(call.payload)["level"])
            return Answer(success=True)
        return super().perform(call)
