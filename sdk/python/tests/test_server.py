"""The client of the HTTP API, with the real server."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import unittest

from agentos import AgentOSError
from agentos.locations import find_program
from agentos.server import AgentOSServer, Sandbox

from .live import ROOT


class Server(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        folder = tempfile.TemporaryDirectory(prefix="agentos-test-", ignore_cleanup_errors=True)
        cls.addClassCleanup(folder.cleanup)
        environment = {**os.environ, "AGENT_STATE_DIR": f"{folder.name}/state", "XDG_STATE_HOME": f"{folder.name}/xdg"}
        program = find_program()
        made = subprocess.run([program, "server", "token", "create", "test", "--scope", "read,write,exec"], env=environment, stdout=subprocess.PIPE, text=True, check=True)
        process = subprocess.Popen(
            [program, "server", "--addr", "127.0.0.1:0"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, env=environment, cwd=folder.name)
        cls.addClassCleanup(lambda: (process.terminate(), process.communicate(timeout=30)))
        assert process.stdout is not None
        cls.address = process.stdout.readline().split()[-1]
        cls.token = made.stdout.strip()
        cls.server = AgentOSServer(cls.address, cls.token)

    def sandbox(self, **wanted: object) -> Sandbox:
        made = self.server.create(**wanted)
        self.addCleanup(made.delete)
        return made

    def test_a_program_runs_and_what_it_left_is_there(self) -> None:
        made = self.sandbox(environment={"KEPT": "yes"}, metadata={"of": "mine"})
        result = made.exec("echo $KEPT; echo bad >&2; echo left > /agent/f; exit 3")
        self.assertEqual(("yes\n", "bad\n", 3, False), (result.stdout, result.stderr, result.exit_code, result.timed_out))
        self.assertEqual("typed", made.exec(["cat"], input="typed").stdout)
        self.assertEqual(124, made.exec("sleep 1000", timeout=0.2).exit_code)
        self.assertEqual(b"left\n", made.files.read("/agent/f"))
        self.assertIn("/f", [entry["path"] for entry in made.timeline()])

    def test_a_terminal_is_typed_at_resized_and_read(self) -> None:
        made = self.sandbox()
        with made.terminal("stty size; read line; stty size; echo got $line $KEPT; exit 7", rows=30, cols=100, env={"KEPT": "yes"}) as terminal:
            shown = ""
            for output in terminal:
                asked = "30 100" in shown
                shown += output.data.decode()
                if not asked and "30 100" in shown:
                    terminal.resize(40, 120)
                    terminal.write("hello\r")
        self.assertIn("40 120", shown)
        self.assertIn("got hello yes", shown)
        self.assertEqual(7, terminal.exit_code)

        large = "x" * 100_000
        with made.terminal(["sh", "-c", "cat; echo error >&2; sleep 1000"], tty=False) as pipes:
            pipes.write(large)
            pipes.end_input()
            told = {"stdout": "", "stderr": ""}
            for output in pipes:
                told[output.stream] += output.data.decode()
                if told["stderr"] == "error\n":
                    pipes.signal(9)
        self.assertEqual(({"stdout": large, "stderr": "error\n"}, 137), (told, pipes.exit_code))
        with self.assertRaises(AgentOSError) as refused:
            made.terminal([])
        self.assertEqual("server.bad-request", refused.exception.code)

    def test_a_terminal_of_no_sandbox_is_refused(self) -> None:
        made = self.server.create()
        made.delete()
        with self.assertRaises(AgentOSError) as refused:
            made.terminal()
        self.assertEqual("sandboxes.not-found", refused.exception.code)

    def run_program(self, *arguments: str) -> str:
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "sdk" / "python"), "AGENTOS_SERVER": self.address, "AGENTOS_TOKEN": self.token}
        run = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, env=environment, timeout=60)
        self.assertEqual(0, run.returncode, run.stderr)
        return run.stdout

    def test_the_readmes_snippet_runs_as_printed(self) -> None:
        readme = (ROOT / "sdk" / "python" / "README.md").read_text()
        snippet = re.search(r"```python\n(from agentos\.server import .*?)```", readme, re.DOTALL)
        assert snippet is not None
        self.assertEqual("hello\n/agent\n\none\ntwo\nAlice\nHello, Alice\n", self.run_program("-c", snippet[1]).replace("\r", ""))

    def test_the_example_runs(self) -> None:
        self.assertEqual(
            "sort: 1 2 3\nsort -r: 3 2 1\nfalse: failed\n3 lines are back\n", self.run_program(str(ROOT / "sdk" / "examples" / "sandboxes" / "sandboxes.py")))

    def test_output_is_told_as_it_comes(self) -> None:
        made = self.sandbox()
        told = []
        # The program goes on only when what it printed was told.
        for event in made.stream("echo first; until [ -e /agent/seen ]; do sleep 0.05; done; echo second"):
            told.append(event)
            if event.data == "first\n":
                made.files.write("/agent/seen", "")
        self.assertEqual("first\nsecond\n", "".join(event.data or "" for event in told))
        self.assertEqual(("started", "exit", 0), (told[0].type, told[-1].type, told[-1].exit_code))

    def test_files_and_key_values(self) -> None:
        made = self.sandbox()
        made.files.mkdir("/agent/a/b")
        made.files.write("/agent/a/b/bytes", b"\0\xff")
        made.files.move("/agent/a/b/bytes", "/agent/a/moved")
        self.assertEqual(b"\0\xff", made.files.read("/agent/a/moved"))
        self.assertEqual(2, made.files.stat("/agent/a/moved").size)
        self.assertEqual({"b", "moved"}, {file.name for file in made.files.list("/agent/a")})
        made.files.remove("/agent/a", recursive=True)
        with self.assertRaises(AgentOSError) as gone:
            made.files.read("/agent/a/moved")
        self.assertEqual("ENOENT", gone.exception.code)
        for value in ({"dark": True}, None, 0):
            made.kv.set("settings/theme", value)
            self.assertEqual(value, made.kv.get("settings/theme", "nothing"))
        self.assertEqual({"settings/theme": 0}, made.kv.list("settings/"))
        made.kv.delete("settings/theme")
        self.assertEqual("nothing", made.kv.get("settings/theme", "nothing"))

    def test_a_sandbox_outlives_its_object_stands_still_forks_and_goes(self) -> None:
        made = self.sandbox()
        made.files.write("/agent/f", "one")
        found = self.server.get(made.id)
        found.pause()
        self.assertEqual("paused", found.data["state"])
        found.resume()
        with found.fork() as other:
            self.assertEqual(b"one", other.files.read("/agent/f"))
        self.assertNotIn(other.id, [known.id for known in self.server.list()])
        found.set_timeout(3600)
        self.assertTrue(found.data["expires_at"])

    def test_refusals_have_the_code_of_the_catalogue_and_a_remedy(self) -> None:
        with self.assertRaises(AgentOSError) as unknown:
            self.server.get("none")
        self.assertTrue(unknown.exception.code.startswith("sandboxes."))
        self.assertTrue(unknown.exception.remedy)
        with self.assertRaises(AgentOSError) as stranger:
            AgentOSServer(self.address, "none").list()
        self.assertTrue(stranger.exception.code.startswith("server."), stranger.exception.code)
        with self.assertRaises(AgentOSError) as nobody:
            AgentOSServer("http://127.0.0.1:1", "none").list()
        self.assertEqual("server.unreachable", nobody.exception.code)
