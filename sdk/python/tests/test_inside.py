"""The SDK inside a sandbox: an agent that is one file, made of the package and its program."""

from __future__ import annotations

import shutil
import time
import unittest
import zipapp
from pathlib import Path

from agentos import AgentOS

from .live import kernel

PACKAGE = Path(__file__).resolve().parents[1] / "agentos"

PROGRAM = """
from agentos import AgentOS, AgentOSClient

with AgentOSClient() as client, AgentOS("/agent") as own:
    own.kv.set("agent_id", client.agent_id)
    own.fs.write_file("/from-inside.txt", client.echo("hello"))
    # No agent may start others unless that was granted.
    own.kv.set("spawn", client.spawn("child", "/tmp/x.py").get("code"))
"""


class Inside(unittest.TestCase):
    def test_an_agent_finds_its_kernel_and_its_own_state(self) -> None:
        source = kernel().folder / "inside"
        shutil.copytree(PACKAGE, source / "agentos", ignore=shutil.ignore_patterns("__pycache__"))
        (source / "__main__.py").write_text(PROGRAM)
        script = kernel().folder / "inside.pyz"
        zipapp.create_archive(source, script)
        client = kernel().connect()
        self.addCleanup(client.disconnect)
        agent = client.spawn("inside", str(script)).check()
        deadline = time.monotonic() + 30
        while any(entry["running"] for entry in client.list_agents() if entry["id"] == agent["id"]):
            self.assertLess(time.monotonic(), deadline)
        log = printed(agent["log"])
        with AgentOS(agent["database"]) as state:
            self.assertEqual(agent["id"], state.kv.get("agent_id"), log)
            self.assertEqual("hello", state.fs.read_file("/from-inside.txt"))
            self.assertIsNotNone(state.kv.get("spawn"))


def printed(log: str) -> str:
    """What the agent printed; there is no file before it prints anything."""
    return Path(log).read_text() if Path(log).exists() else ""
