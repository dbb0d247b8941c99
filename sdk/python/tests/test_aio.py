"""The asyncio client and agent, against the real program."""

from __future__ import annotations

import asyncio
import os
import tempfile
import unittest

from agentos import ConnectionLostError, KernelNotRunningError
from agentos.aio import AsyncAgentOS, AsyncAgentOSClient, connect
from agentos.wire import FRAME_LIMIT

from .live import LiveKernel, kernel


class Client(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self) -> None:
        self.client = await connect(kernel().socket)
        self.addAsyncCleanup(self.client.disconnect)

    async def test_an_echo_comes_back_as_it_went(self) -> None:
        self.assertEqual("grüß dich", await self.client.echo("grüß dich"))
        content = os.urandom(FRAME_LIMIT)
        self.assertEqual(content, await self.client.noop(content))

    async def test_many_tasks_share_a_connection(self) -> None:
        echoes = await asyncio.gather(*(self.client.echo(f"{number}") for number in range(1000)))
        self.assertEqual([f"{number}" for number in range(1000)], echoes)

    async def test_more_than_both_sides_buffer_is_no_deadlock(self) -> None:
        content = os.urandom(FRAME_LIMIT)
        echoes = await asyncio.gather(*(self.client.noop(content) for _ in range(48)))
        self.assertTrue(all(echo == content for echo in echoes))

    async def test_a_cancelled_call_harms_no_other(self) -> None:
        task = asyncio.ensure_future(self.client.echo("cancelled"))
        await asyncio.sleep(0)
        task.cancel()
        self.assertEqual("next", await self.client.echo("next"))
        with self.assertRaises(asyncio.CancelledError):
            await task

    async def test_answers_are_those_of_the_blocking_client(self) -> None:
        self.assertEqual(await self.client.agent_id(), (await self.client.hello())["agent_id"])
        self.assertIsInstance(await self.client.list_agents(), list)
        self.assertTrue((await self.client.spawn("x", 7)).failed)  # type: ignore[arg-type]

    async def test_who_waits_hears_of_the_end(self) -> None:
        harmed = LiveKernel()
        client = AsyncAgentOSClient(harmed.socket)
        await client.connect()
        harmed.stop()
        with self.assertRaises((ConnectionLostError, KernelNotRunningError)):
            while True:
                await client.echo()
        await client.disconnect()

    async def test_exit_says_goodbye(self) -> None:
        self.assertEqual("goodbye", await self.client.exit())
        self.assertEqual("again", await self.client.echo("again"))


class Agent(unittest.IsolatedAsyncioTestCase):
    async def test_files_key_values_and_tool_calls_work(self) -> None:
        async with AsyncAgentOS() as agent:
            await asyncio.gather(*(agent.kv.set(f"key{number}", number) for number in range(50)))
            self.assertEqual({f"key{number}": number for number in range(50)}, await agent.kv.list("key"))
            content = os.urandom(2_500_000)
            await agent.fs.write_file("/a/b", content)
            self.assertEqual(content, await agent.fs.read_bytes("/a/b"))
            async with await agent.fs.open("/a/b", "r+") as file:
                await file.write_at(1, b"xyz")
                self.assertEqual(content[:1] + b"xyz" + content[4:10], await file.read_at(0, 10))
                await file.truncate(2)
                await file.sync()
                self.assertEqual(2, (await file.stat()).size)
            with self.assertRaises(FileNotFoundError):
                await agent.fs.read_file("/missing")
            number = await agent.tools.record("search", 1.0, 2.0, {"q": 1}, "r")
            self.assertEqual("search", (await agent.tools.get(number)).name)  # type: ignore[union-attr]

    async def test_it_opens_the_file_at_the_first_call_and_closes_it_whole(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            agent = AsyncAgentOS(os.path.join(folder, "agent.db"))
            self.assertEqual([], os.listdir(folder))
            await agent.kv.set("k", "v")
            await agent.close()
            self.assertEqual(["agent.db"], os.listdir(folder))
