"""The examples, as they are, against the real program."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import unittest

from .live import ROOT, kernel

EXAMPLES = ROOT / "examples" / "python"


class Examples(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def run_example(self, name: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "sdk" / "python"), "AGENTOS_SOCKET": kernel().socket}
        run = subprocess.run(
            [sys.executable, str(EXAMPLES / name)], capture_output=True, text=True, cwd=self.folder, env=environment, timeout=60)
        self.assertEqual(0, run.returncode, run.stderr)
        return run

    def test_the_seeds_sample_runs_as_printed(self) -> None:
        run = self.run_example("seed.py")
        # No model, no such script and no domain here: each is told when its result is dropped, and nothing ends the program.
        self.assertEqual("\n", run.stdout)
        self.assertCountEqual(["THINK", "SPAWN", "HTTP"], re.findall(r"AgentOSWarning: (\w+) failed: ", run.stderr))

    def test_agent_state(self) -> None:
        self.assertEqual(
            "Alice\nHello, world! ['report.txt']\nweb_search: 1 calls, 1 successful\nENOENT: no such file or directory, open '/nonexistent.txt'\n",
            self.run_example("agent_state.py").stdout)
        self.assertEqual(["agent.db"], os.listdir(self.folder))

    def test_async_commands(self) -> None:
        run = self.run_example("async_commands.py")
        first, *outputs, status = run.stdout.splitlines()
        self.assertEqual("['0', '1', '2', '3', '4']", first)
        self.assertEqual(["step 1", "step 2", "step 3"], re.findall(r"step \d", "".join(outputs)))
        self.assertEqual("status 4", status)

    def test_pipeline(self) -> None:
        self.assertEqual("message 0 to message 9999\n", self.run_example("pipeline.py").stdout)

    def test_every_example_is_tested(self) -> None:
        self.assertEqual(["agent_state.py", "async_commands.py", "pipeline.py", "seed.py"], sorted(os.listdir(EXAMPLES)))
