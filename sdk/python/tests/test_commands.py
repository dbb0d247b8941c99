"""READ, WRITE and EXEC, and the output of commands while they run."""

from __future__ import annotations

import time
import unittest
from concurrent.futures import ThreadPoolExecutor

from agentos import AgentOSClient
from agentos.aio import connect

from .live import kernel


class Commands(unittest.TestCase):
    client: AgentOSClient

    @classmethod
    def setUpClass(cls) -> None:
        cls.client = kernel().connect()
        cls.addClassCleanup(cls.client.disconnect)

    def test_a_command_answers_its_output_and_its_status(self) -> None:
        answer = self.client.exec("echo out; echo err >&2; pwd; exit 3", cwd="/tmp")
        self.assertEqual((False, "out\n/tmp\n", "err\n", 3), (answer["success"], answer["stdout"], answer["stderr"], answer["exit_code"]))
        self.assertFalse(answer.failed)
        self.assertTrue(self.client.exec("true")["success"])

    def test_a_written_file_is_read(self) -> None:
        self.assertEqual(7, self.client.write_file("/tmp/commands.txt", "grüße!").check()["bytes_written"] - 1)
        answer = self.client.read_file("/tmp/commands.txt")
        self.assertEqual(("grüße!", 8), (answer["content"], answer["size"]))
        self.client.write_file("/tmp/commands.txt", "?", "append").check()
        self.assertEqual("grüße!?", self.client.read_file("/tmp/commands.txt")["content"])
        self.assertTrue(self.client.read_file("/tmp/no-such-file").failed)

    def test_a_command_that_takes_too_long_ends(self) -> None:
        before = time.monotonic()
        answer = self.client.exec("sleep 60", timeout=0.2)
        self.assertFalse(answer["success"])
        self.assertLess(time.monotonic() - before, 30)

    def test_one_long_command_delays_no_other_call_of_the_connection(self) -> None:
        with ThreadPoolExecutor(1) as pool:
            slow = pool.submit(self.client.exec, "until [ -e /tmp/go ]; do sleep 0.01; done; echo went")
            for _ in range(100):
                self.client.echo("meanwhile")
            self.client.write_file("/tmp/go", "").check()
            self.assertEqual("went\n", slow.result(30)["stdout"])

    def test_output_comes_while_the_command_runs(self) -> None:
        # It ends only when its first output was seen: that cannot have waited for its end.
        stream = self.client.exec_stream("rm -f /tmp/seen; echo first; until [ -e /tmp/seen ]; do sleep 0.01; done; echo second >&2; exit 5")
        first = next(stream)
        self.assertEqual(("stdout", "first\n"), first)
        self.client.write_file("/tmp/seen", "").check()
        self.assertEqual([("stderr", "second\n")], list(stream))
        self.assertEqual(5, stream.result["exit_code"])

    def test_a_stream_that_is_not_read_harms_no_other_call(self) -> None:
        stream = self.client.exec_stream("head -c 3000000 /dev/zero | tr '\\0' x")
        self.assertEqual("other", self.client.echo("other"))
        self.assertEqual("m" * 500_000, self.client.echo("m" * 500_000))
        self.assertEqual(0, stream.result["exit_code"])

    def test_the_state_of_the_agent_is_the_operators_own(self) -> None:
        self.client.exec("echo from the sandbox > /agent/own.txt").check()
        self.assertEqual("from the sandbox\n", self.client.read_file("/agent/own.txt")["content"])


class AsyncCommands(unittest.IsolatedAsyncioTestCase):
    async def test_output_comes_while_the_command_runs(self) -> None:
        client = await connect(kernel().socket)
        self.addAsyncCleanup(client.disconnect)
        stream = client.exec_stream("rm -f /tmp/seen-too; echo first; until [ -e /tmp/seen-too ]; do sleep 0.01; done; exit 5")
        self.assertEqual(("stdout", "first\n"), await anext(stream))
        (await client.write_file("/tmp/seen-too", "")).check()
        self.assertEqual([], [part async for part in stream])
        self.assertEqual(5, (await stream.result())["exit_code"])
