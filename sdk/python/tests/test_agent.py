"""An agent's files, key-values and tool calls, served by the real program."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest import mock

import agentos
from agentos import ABSENT, AgentFileError, AgentOS, AgentOSError, ProgramNotFoundError


class InMemory(unittest.TestCase):
    agent: AgentOS

    @classmethod
    def setUpClass(cls) -> None:
        cls.agent = AgentOS()
        cls.addClassCleanup(cls.agent.close)


class KeyValues(InMemory):
    def test_values_come_back_as_they_went(self) -> None:
        kv = self.agent.kv
        for value in (None, True, 42, -1.5, "text \U0001F914 \u0000", [1, [2]], {"theme": "dark", "nested": {"ä": None}}):
            with self.subTest(value):
                kv.set("value", value)
                self.assertEqual(value, kv.get("value"))
                self.assertTrue(kv.exists("value"))

    def test_a_key_that_is_not_there_has_no_value(self) -> None:
        self.assertIsNone(self.agent.kv.get("nonexistent"))
        self.assertEqual(7, self.agent.kv.get("nonexistent", 7))
        self.assertFalse(self.agent.kv.exists("nonexistent"))

    def test_keys_are_listed_by_prefix_and_deleted(self) -> None:
        kv = self.agent.kv
        for key in ("list:b", "list:a", "other"):
            kv.set(key, key)
        self.assertEqual({"list:a": "list:a", "list:b": "list:b"}, kv.list("list:"))
        self.assertEqual(("list:a", "list:b"), kv.keys("list:"))
        kv.delete("list:a")
        self.assertEqual(("list:b",), kv.keys("list:"))

    def test_compare_and_set_sets_only_what_is_as_expected(self) -> None:
        kv = self.agent.kv
        self.assertTrue(kv.compare_and_set("cas", ABSENT, 1))
        self.assertFalse(kv.compare_and_set("cas", ABSENT, 2))
        self.assertFalse(kv.compare_and_set("cas", 7, 2))
        self.assertTrue(kv.compare_and_set("cas", 1, None))
        self.assertTrue(kv.compare_and_set("cas", None, 3))
        self.assertEqual(3, kv.get("cas"))

    def test_compare_and_set_loses_no_increment_of_many_threads(self) -> None:
        kv = self.agent.kv
        kv.set("counter", 0)

        def increment(_: int) -> None:
            for _ in range(10):
                while True:
                    value = kv.get("counter")
                    if kv.compare_and_set("counter", value, value + 1):
                        break

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(increment, range(4)))
        self.assertEqual(40, kv.get("counter"))


class Files(InMemory):
    def test_text_and_bytes_come_back_as_they_went(self) -> None:
        fs = self.agent.fs
        fs.write_file("/notes/todo.txt", "Grüße, Ada")
        self.assertEqual("Grüße, Ada", fs.read_file("/notes/todo.txt"))
        fs.write_file("/notes/data", bytes(range(256)))
        self.assertEqual(bytes(range(256)), fs.read_bytes("/notes/data"))
        fs.append_file("/notes/data", b"more")
        self.assertEqual(bytes(range(256)) + b"more", fs.read_bytes("/notes/data"))
        self.assertEqual(["data", "todo.txt"], sorted(fs.readdir("/notes")))

    def test_files_longer_than_a_frame_are_whole(self) -> None:
        for size in (0, 1, (1 << 20) - (64 << 10), (1 << 20), 5_000_001):
            with self.subTest(size):
                content = os.urandom(size)
                self.agent.fs.write_file("/large", content)
                self.assertEqual(content, self.agent.fs.read_bytes("/large"))

    def test_attributes_are_those_of_the_file(self) -> None:
        fs = self.agent.fs
        fs.write_file("/attributes/file", "12345")
        status = fs.stat("/attributes/file")
        self.assertTrue(status.is_file() and not status.is_directory() and not status.is_symbolic_link())
        self.assertEqual(5, status.size)
        fs.chmod("/attributes/file", 0o600)
        fs.chown("/attributes/file", 1000, 1001)
        fs.utimes("/attributes/file", 1_700_000_000, 1_600_000_000.5)
        status = fs.stat("/attributes/file")
        self.assertEqual((0o600, 1000, 1001), (stat.S_IMODE(status.mode), status.uid, status.gid))
        self.assertEqual((1_700_000_000, 1_600_000_000, 500_000_000), (status.atime, status.mtime, status.mtime_nsec))

    def test_names_are_changed_copied_linked_and_removed(self) -> None:
        fs = self.agent.fs
        fs.mkdir("/names/deep", parents=True)
        fs.write_file("/names/a", "a")
        fs.rename("/names/a", "/names/deep/b")
        fs.copy("/names/deep/b", "/names/c")
        fs.link("/names/c", "/names/d")
        fs.symlink("deep/b", "/names/l")
        self.assertEqual(("deep/b", "a"), (fs.readlink("/names/l"), fs.read_file("/names/l")))
        self.assertTrue(fs.lstat("/names/l").is_symbolic_link())
        self.assertEqual(2, fs.stat("/names/d").nlink)
        self.assertEqual({"c": "f", "d": "f", "deep": "d", "l": "l"}, {entry.name: entry.type for entry in fs.scandir("/names")})
        fs.delete_file("/names/d")
        fs.truncate("/names/c", 3)
        self.assertEqual(b"a\0\0", fs.read_bytes("/names/c"))
        fs.rm("/names", recursive=True)
        self.assertFalse(fs.exists("/names"))
        fs.rm("/names", force=True)

    def test_failures_are_those_of_python(self) -> None:
        fs = self.agent.fs
        fs.write_file("/failures/file", "x")
        for kind, code, fail in (
            (FileNotFoundError, "ENOENT", lambda: fs.read_file("/nonexistent.txt")),
            (FileNotFoundError, "ENOENT", lambda: fs.delete_file("/missing.txt")),
            (FileExistsError, "EEXIST", lambda: fs.mkdir("/failures")),
            (NotADirectoryError, "ENOTDIR", lambda: fs.readdir("/failures/file")),
            (IsADirectoryError, "EISDIR", lambda: fs.read_file("/failures")),
            (AgentFileError, "ENOTEMPTY", lambda: fs.rmdir("/failures")),
            (AgentFileError, "EINVAL", lambda: fs.readlink("/failures/file")),
        ):
            with self.subTest(code), self.assertRaises(kind) as raised:
                fail()
            error = raised.exception
            assert isinstance(error, AgentFileError)
            self.assertEqual((code, getattr(errno, code)), (error.code, error.errno))

    def test_messages_are_those_of_the_seed(self) -> None:
        with self.assertRaises(AgentOSError) as raised:
            self.agent.fs.read_file("/nonexistent.txt")
        self.assertEqual("ENOENT: no such file or directory, open '/nonexistent.txt'", str(raised.exception))
        with self.assertRaises(AgentOSError) as raised:
            self.agent.fs.delete_file("/missing.txt")
        self.assertEqual("ENOENT: no such file or directory, unlink '/missing.txt'", str(raised.exception))

    def test_open_files_are_pythons(self) -> None:
        fs = self.agent.fs
        with fs.open("/open.txt", "w") as file:
            file.writelines(["first\n", "zweite ä\n"])
        with fs.open("/open.txt", "a") as file:
            file.write("third\n")
        with fs.open("/open.txt") as file:
            self.assertEqual(["first\n", "zweite ä\n", "third\n"], list(file))
        with fs.open("/open.txt", "rb+") as file:
            file.seek(-6, os.SEEK_END)
            self.assertEqual(b"third\n", file.read())
            file.truncate(6)
            file.seek(0)
            file.write(b"F")
        self.assertEqual("First\n", fs.read_file("/open.txt"))
        with self.assertRaises(FileExistsError):
            fs.open("/open.txt", "x")

    def test_open_files_hold_more_than_a_frame(self) -> None:
        content = os.urandom(3_000_000)
        with self.agent.fs.open("/open.bin", "wb") as file:
            file.write(content)
        with self.agent.fs.open("/open.bin", "rb") as file:
            self.assertEqual(content, file.read())


class ToolCalls(InMemory):
    def test_calls_are_recorded_and_found(self) -> None:
        tools = self.agent.tools
        first = tools.record("web_search", 1_700_000_000, 1_700_000_002, {"query": "AI"}, {"results": ["result1", "result2"]})
        second = tools.record("database_query", 1_700_000_100, 1_700_000_101, {"sql": "SELECT 1"}, error="Connection timeout")
        call = tools.get(first)
        assert call is not None
        self.assertEqual(("web_search", "success", {"query": "AI"}, {"results": ["result1", "result2"]}, None, 2000),
                         (call.name, call.status, call.parameters, call.result, call.error, call.duration_ms))
        self.assertEqual([second], [found.id for found in tools.by_name("database_query", 10)])
        self.assertEqual([second], [found.id for found in tools.recent(1_700_000_050) if found.id in (first, second)])
        self.assertIsNone(tools.get(4711))
        [failed] = [entry for entry in tools.statistics() if entry.name == "database_query"]
        self.assertEqual((1, 0, 1, 1000.0), (failed.total_calls, failed.successful, failed.failed, failed.avg_duration_ms))

    def test_calls_are_followed_while_they_run(self) -> None:
        tools = self.agent.tools
        good, bad = tools.start("follow", {"x": 1}), tools.start("follow")
        self.assertEqual("pending", tools.get(good).status)  # type: ignore[union-attr]
        tools.success(good, [1])
        tools.error(bad, "no")
        self.assertEqual({good: "success", bad: "error"}, {call.id: call.status for call in tools.by_name("follow")})


class OnDisk(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name, "agent.db")

    def test_a_closed_agent_is_one_whole_file(self) -> None:
        with AgentOS(self.path) as agent:
            agent.fs.write_file("/a", "b")
            agent.kv.set("k", 1)
        self.assertEqual(["agent.db"], os.listdir(self.path.parent))
        with sqlite3.connect(self.path) as database:
            self.assertEqual("ok", database.execute("PRAGMA integrity_check").fetchone()[0])
        database.close()
        with AgentOS(self.path) as agent:
            self.assertEqual(("b", 1), (agent.fs.read_file("/a"), agent.kv.get("k")))

    def test_the_program_ends_with_the_object(self) -> None:
        agent = AgentOS(self.path)
        process = agent._engine._process  # type: ignore[union-attr]
        del agent
        self.assertEqual(0, process.wait(20))

    def test_a_file_that_is_none_is_told(self) -> None:
        self.path.write_bytes(b"this is no database" * 1000)
        with self.assertRaisesRegex(AgentOSError, "agent.db"):
            AgentOS(self.path)
        self.assertEqual(b"this is no database" * 1000, self.path.read_bytes())

    def test_a_missing_program_is_told(self) -> None:
        with mock.patch.dict(os.environ, {"PATH": ""}), mock.patch("agentos.locations.Path.exists", return_value=False):
            os.environ.pop("AGENTOS_PROGRAM", None)
            with self.assertRaises(ProgramNotFoundError) as raised:
                AgentOS(self.path)
        self.assertIn("AGENTOS_PROGRAM", raised.exception.remedy)

    def test_a_relative_path_is_that_of_this_process(self) -> None:
        before = os.getcwd()
        os.chdir(self.path.parent)
        self.addCleanup(os.chdir, before)
        agentos.AgentOS("./agent.db").close()
        self.assertTrue(self.path.exists())
