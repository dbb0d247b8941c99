"""The blocking client, against a real kernel."""

from __future__ import annotations

import os
import socket
import tempfile
import threading
import unittest
from concurrent.futures import ThreadPoolExecutor
from unittest import mock

import agentos
from agentos import AgentOSClient, AgentOSError, ConnectionLostError, KernelNotRunningError, Opcode, ProtocolError
from agentos.calls import core
from agentos.wire import FRAME_LIMIT

from .live import LiveKernel, kernel


class Client(unittest.TestCase):
    def setUp(self) -> None:
        self.client = kernel().connect()
        self.addCleanup(self.client.disconnect)

    def test_an_echo_comes_back_as_it_went(self) -> None:
        self.assertEqual("", self.client.echo())
        self.assertEqual("grüß dich \u0000", self.client.echo("grüß dich \u0000"))
        content = os.urandom(FRAME_LIMIT)
        self.assertEqual(content, self.client.echo(content))

    def test_the_kernel_says_who_one_is(self) -> None:
        answer = self.client.hello()
        self.assertEqual(1, answer["protocol_version"])
        self.assertEqual(self.client.agent_id, answer["agent_id"])

    def test_it_connects_by_itself_and_again(self) -> None:
        client = AgentOSClient(kernel().socket)
        self.assertFalse(client.is_connected)
        self.assertEqual("a", client.echo("a"))
        first = client.agent_id
        client.disconnect()
        self.assertFalse(client.is_connected)
        self.assertEqual("b", client.echo("b"))
        self.assertNotEqual(first, client.agent_id)
        client.disconnect()

    def test_with_connects_and_disconnects(self) -> None:
        with AgentOSClient(kernel().socket) as client:
            self.assertTrue(client.is_connected)
        self.assertFalse(client.is_connected)

    def test_a_raw_call_gives_the_answer_as_it_is(self) -> None:
        self.assertEqual(b"bytes", self.client.call(Opcode.NOOP, b"bytes"))
        self.assertIn(b'"agent_id"', self.client.call(Opcode.HELLO, {"features": ["call_ids", "streams"]}))

    def test_exit_says_goodbye_and_disconnects(self) -> None:
        client = kernel().connect()
        self.assertEqual("goodbye", client.exit())
        self.assertFalse(client.is_connected)

    def test_a_payload_longer_than_a_frame_is_refused_before_it_harms_the_connection(self) -> None:
        with self.assertRaises(AgentOSError) as raised:
            self.client.echo(bytes(FRAME_LIMIT + 1))
        self.assertEqual("protocol.frame-too-large", raised.exception.code)
        self.assertEqual("still", self.client.echo("still"))

    def test_a_bad_payload_is_a_failed_answer(self) -> None:
        answer = self.client.spawn(name="no script", script=7)  # type: ignore[arg-type]
        self.assertTrue(answer.failed)
        self.assertEqual("protocol.bad-payload", answer["code"])

    def test_what_json_cannot_express_is_refused_before_it_is_sent(self) -> None:
        for value in (float("nan"), object(), {1, 2}):
            with self.subTest(value), self.assertRaises((TypeError, ValueError)):
                self.client.store("key", value)  # type: ignore[arg-type]
        self.assertEqual("still", self.client.echo("still"))

    def test_threads_share_a_connection_and_get_their_own_answers(self) -> None:
        def work(number: int) -> None:
            for turn in range(200):
                message = f"{number}:{turn}" * (1 + turn % 50)
                self.assertEqual(message, self.client.echo(message))

        with ThreadPoolExecutor(16) as pool:
            list(pool.map(work, range(16)))

    def test_threads_that_send_much_at_once_do_not_block_each_other_for_good(self) -> None:
        content = os.urandom(FRAME_LIMIT)

        def work(_: int) -> None:
            for _ in range(8):
                self.assertEqual(content, self.client.echo(content))

        with ThreadPoolExecutor(6) as pool:
            list(pool.map(work, range(6)))

    def test_every_thread_that_waits_hears_of_the_end(self) -> None:
        harmed = LiveKernel()
        client = harmed.connect()
        started, ends = threading.Barrier(5), []

        def work() -> None:
            started.wait()
            try:
                while True:
                    client._connection.request(Opcode.NOOP, b"")  # type: ignore[union-attr]
            except (ConnectionLostError, AttributeError) as end:
                ends.append(end)

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        started.wait()
        harmed.stop()
        for thread in threads:
            thread.join(20)
        self.assertEqual(4, len(ends))
        client.disconnect()

    def test_a_lost_connection_is_told_and_the_next_call_makes_another(self) -> None:
        self.client._connection._socket.shutdown(socket.SHUT_RDWR)  # type: ignore[union-attr]
        with self.assertRaises(ConnectionLostError):
            self.client.hello()
        self.assertEqual(1, self.client.hello()["protocol_version"])


class Pipelines(unittest.TestCase):
    def setUp(self) -> None:
        self.client = kernel().connect()
        self.addCleanup(self.client.disconnect)

    def test_results_come_in_the_order_of_the_calls(self) -> None:
        pipeline = self.client.pipeline()
        for number in range(10_000):
            pipeline.echo(f"{number}")
        self.assertEqual([f"{number}" for number in range(10_000)], pipeline.results())
        self.assertEqual([], pipeline.results())

    def test_what_was_asked_for_is_answered_when_the_block_ends(self) -> None:
        with self.client.pipeline() as pipeline:
            hello = pipeline.hello()
            agents = pipeline.list_agents()
            failure = pipeline.spawn("x", "/no/such/script.py", python="")
        self.assertTrue(hello.is_ready and agents.is_ready and failure.is_ready)
        self.assertEqual(self.client.agent_id, hello.result()["agent_id"])
        self.assertIsInstance(agents.result(), list)
        self.assertTrue(failure.result().failed)

    def test_a_result_can_be_had_before(self) -> None:
        pipeline = self.client.pipeline()
        self.assertEqual("early", pipeline.add(core.echo("early")).result())

    def test_more_than_both_sides_buffer_is_no_deadlock(self) -> None:
        # K9: the kernel does not read from who does not read. 64 MiB fit no buffer.
        content = os.urandom(FRAME_LIMIT)
        with self.client.pipeline() as pipeline:
            pending = [pipeline.noop(content) for _ in range(64)]
        self.assertTrue(all(one.result() == content for one in pending))

    def test_others_use_the_client_meanwhile(self) -> None:
        with ThreadPoolExecutor(4) as pool:
            def work(number: int) -> None:
                with self.client.pipeline() as pipeline:
                    results = [pipeline.echo(f"{number}-{turn}") for turn in range(2000)]
                self.assertEqual([f"{number}-{turn}" for turn in range(2000)], [result.result() for result in results])

            list(pool.map(work, range(4)))


class Finding(unittest.TestCase):
    def test_nobody_there_is_told_with_what_to_do(self) -> None:
        with self.assertRaises(KernelNotRunningError) as raised:
            AgentOSClient("/nowhere/kernel.sock").connect()
        self.assertIn("/nowhere/kernel.sock", str(raised.exception))
        self.assertIn("agentos kernel", raised.exception.remedy)
        self.assertIsInstance(raised.exception, ConnectionError)

    def test_the_environment_says_where(self) -> None:
        with mock.patch.dict(os.environ, {"AGENTOS_SOCKET": kernel().socket}), agentos.connect() as client:
            self.assertEqual("here", client.echo("here"))

    def test_a_place_in_the_environment_is_the_only_one(self) -> None:
        with mock.patch.dict(os.environ, {"AGENTOS_SOCKET": "/nowhere"}), self.assertRaisesRegex(KernelNotRunningError, "answers at /nowhere:"):
            agentos.connect()

    def test_the_private_runtime_directory_is_looked_in(self) -> None:
        from agentos.locations import socket_candidates

        with mock.patch("os.geteuid", return_value=1000), mock.patch.dict(os.environ, {"XDG_RUNTIME_DIR": "/run/user/1000"}):
            self.assertEqual("/run/user/1000/agentos/kernel.sock", socket_candidates()[-1])
        with mock.patch("os.geteuid", return_value=0):
            self.assertEqual("/run/agentos/kernel.sock", socket_candidates()[-1])

    def test_a_socket_of_another_user_in_tmp_is_not_trusted(self) -> None:
        from agentos import locations

        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "agentos.sock")
            with socket.socket(socket.AF_UNIX) as server, mock.patch.object(locations, "SEED_SOCKET", path):
                server.bind(path)
                self.assertIn(path, locations.socket_candidates())
                with mock.patch("os.geteuid", return_value=4711), mock.patch("os.lstat", return_value=_status_of_user(path, 1234)):
                    self.assertNotIn(path, locations.socket_candidates())

    def test_who_does_not_speak_the_protocol_is_told(self) -> None:
        for said, error in ((b"HTTP/1.1 400 Bad Request\r\n\r\n", ProtocolError), (b"", ConnectionLostError)):
            with self.subTest(said), tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as server:
                path = os.path.join(folder, "s")
                server.bind(path)
                server.listen()

                def answer() -> None:
                    peer, _ = server.accept()
                    with peer:
                        peer.recv(1000)
                        peer.sendall(said)

                thread = threading.Thread(target=answer)
                thread.start()
                with self.assertRaises(error):
                    AgentOSClient(path).connect()
                thread.join()


def _status_of_user(path: str, user: int) -> os.stat_result:
    fields = list(os.lstat(path))
    fields[4] = user
    return os.stat_result(fields)
