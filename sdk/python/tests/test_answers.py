"""Answers: dictionaries that know whether they failed, and whose failures are not lost."""

from __future__ import annotations

import json
import unittest
import warnings

from agentos import AgentOSWarning, Answer, CallFailedError, FailedAnswer
from agentos.calls import core
from agentos.calls.call import read_answer
from agentos.errors import AgentFileNotFoundError, ProtocolError, failure_of
from agentos.wire import Opcode

FAILURE = {"success": False, "error": "cannot do it", "code": "test.failed", "remedy": "do something else"}


class Answers(unittest.TestCase):
    def test_an_answer_is_a_dictionary(self) -> None:
        answer = read_answer(Opcode.READ, b'{"success": true, "content": "x"}')
        self.assertEqual({"success": True, "content": "x"}, answer)
        self.assertFalse(answer.failed)
        self.assertIs(answer, answer.check())

    def test_a_command_that_ended_with_another_status_did_not_fail_as_a_call(self) -> None:
        answer = read_answer(Opcode.EXEC, b'{"success": false, "stdout": "", "stderr": "", "exit_code": 2}')
        self.assertEqual(2, answer.check()["exit_code"])

    def test_a_failure_is_raised_when_it_is_checked(self) -> None:
        with self.assertRaises(CallFailedError) as raised:
            failed().check()
        self.assertEqual(("test.failed", "do something else"), (raised.exception.code, raised.exception.remedy))
        self.assertEqual("cannot do it (do something else)", str(raised.exception))
        self.assertEqual(FAILURE, raised.exception.answer)

    def test_a_failure_is_raised_when_it_is_asked_for_what_only_success_has(self) -> None:
        answer = failed()
        with self.assertRaisesRegex(CallFailedError, "SPAWN failed, so its answer has no 'id': cannot do it"):
            answer["id"]
        with self.assertRaises(KeyError):
            answer["id"]

    def test_a_failure_that_nobody_looks_at_is_told(self) -> None:
        with self.assertWarnsRegex(AgentOSWarning, r"SPAWN failed: cannot do it \(do something else\)"):
            failed()

    def test_a_failure_that_somebody_looks_at_is_not_told(self) -> None:
        looks = [lambda answer: answer["success"], lambda answer: answer.get("error"), lambda answer: "error" in answer, lambda answer: answer.failed,
                 repr, list, json.dumps, dict]
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            for look in looks:
                look(failed())
        self.assertEqual([], told)

    def test_a_failed_thought_has_an_empty_content_and_is_told(self) -> None:
        with self.assertWarnsRegex(AgentOSWarning, "THINK failed"):
            self.assertEqual("", core.think("x").read(json.dumps(FAILURE).encode())["content"])

    def test_errors_of_files_are_of_pythons_own_classes(self) -> None:
        error = failure_of({"code": "ENOENT", "error": "ENOENT: no such file or directory, open '/x'", "path": "/x"})
        self.assertIsInstance(error, FileNotFoundError)
        assert isinstance(error, AgentFileNotFoundError)
        self.assertEqual((2, "/x", "ENOENT", "ENOENT: no such file or directory, open '/x'"), (error.errno, error.filename, error.code, str(error)))

    def test_what_is_no_answer_is_an_error(self) -> None:
        for payload in (b"", b"{", b"[]", b"7", b"\xff", b'"text"'):
            with self.subTest(payload), self.assertRaises(ProtocolError):
                read_answer(Opcode.READ, payload)


def failed() -> Answer:
    return FailedAnswer("SPAWN", dict(FAILURE))
