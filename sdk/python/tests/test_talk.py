"""Messages, state, events and permissions between two clients of one kernel."""

from __future__ import annotations

import asyncio
import unittest
from concurrent.futures import ThreadPoolExecutor

from agentos.aio import connect

from .live import kernel


def setUpModule() -> None:
    with kernel().connect() as client:
        if client.list_keys().get("code") == "protocol.unknown-opcode":
            raise unittest.SkipTest("this kernel has no messages, state and events")


class Talk(unittest.TestCase):
    def setUp(self) -> None:
        self.ada, self.bob = kernel().connect(), kernel().connect()
        self.addCleanup(self.ada.disconnect)
        self.addCleanup(self.bob.disconnect)

    def test_a_message_reaches_who_has_the_name(self) -> None:
        self.bob.register_name("bob").check()
        self.ada.send({"question": None}, to_name="bob").check()
        self.ada.send_message("second", to=self.bob.agent_id).check()
        first, second = self.bob.recv()["messages"]
        self.assertEqual(({"question": None}, self.ada.agent_id), (first["message"], first["from"]))
        self.assertEqual("second", second["message"])
        self.assertEqual(0, self.bob.recv_messages()["count"])

    def test_who_waits_for_a_message_makes_calls_meanwhile(self) -> None:
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(self.bob.recv, wait=True, timeout=30)
            self.assertEqual("meanwhile", self.bob.echo("meanwhile"))
            self.ada.send("here", to=self.bob.agent_id).check()
            self.assertEqual("here", waiting.result(30)["messages"][0]["message"])

    def test_nobody_there_is_a_failure(self) -> None:
        self.assertTrue(self.ada.send("x", to_name="nobody").failed)
        with self.assertRaises(TypeError):
            self.ada.send("x")

    def test_state_is_stored_and_compared(self) -> None:
        self.ada.store("talk:key", {"n": 1}).check()
        self.assertEqual({"n": 1}, self.bob.fetch("talk:key")["value"])
        self.assertTrue(self.bob.store("talk:key", 2, expected={"n": 0}).failed)
        self.assertTrue(self.bob.store("talk:key", 2, only_new=True).failed)
        self.bob.store("talk:key", 2, expected={"n": 1}).check()
        self.assertIn("talk:key", self.ada.list_keys("talk:")["keys"])
        self.assertTrue(self.ada.delete_key("talk:key")["deleted"])
        self.assertFalse(self.ada.fetch("talk:key")["exists"])

    def test_events_are_polled(self) -> None:
        self.bob.subscribe("CUSTOM").check()
        self.ada.emit_event("CUSTOM", {"x": 1}).check()
        [event] = self.bob.poll_events()["events"]
        self.assertEqual(("CUSTOM", {"x": 1}, self.ada.agent_id), (event["type"], event["data"], event["source_agent_id"]))

    def test_permissions_are_shown_and_only_narrowed(self) -> None:
        self.assertTrue(self.ada.get_permissions()["permissions"]["can_read"])
        self.ada.set_permissions(level="minimal").check()
        self.assertFalse(self.ada.get_permissions()["permissions"]["can_read"])
        self.assertTrue(self.ada.set_permissions(level="standard").failed)


class AsyncTalk(unittest.IsolatedAsyncioTestCase):
    async def test_events_come_by_themselves(self) -> None:
        ada, bob = await connect(kernel().socket), await connect(kernel().socket)
        self.addAsyncCleanup(ada.disconnect)
        self.addAsyncCleanup(bob.disconnect)
        events = bob.events("CUSTOM")
        taking = asyncio.ensure_future(anext(events))
        # Subscribed once an answer to a later call of the same connection is there.
        await bob.echo()
        await ada.emit_event("CUSTOM", [1, 2])
        event = await asyncio.wait_for(taking, 20)
        self.assertEqual(("CUSTOM", [1, 2]), (event["type"], event["data"]))
        await events.aclose()
