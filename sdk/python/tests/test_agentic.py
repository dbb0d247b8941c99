"""The agentic loop: what a model says is done by a real kernel; the model is a script, as no real one is configured."""

from __future__ import annotations

import unittest
import warnings

from agentos import AgentOSClient, Answer
from agentos.agentic import AgenticLoop, run_task

from .live import kernel


class ScriptedModel(AgentOSClient):
    """Thinks what it was told to."""

    def __init__(self, *thoughts: str) -> None:
        super().__init__(kernel().socket)
        self.prompts: list[str] = []
        self._thoughts = iter(thoughts)

    def think(self, prompt: str, **options: object) -> Answer:  # type: ignore[override]
        self.prompts.append(prompt)
        return Answer(success=True, content=next(self._thoughts), tokens=1)


class Loop(unittest.TestCase):
    def run_script(self, *thoughts: str, **options: int) -> tuple[ScriptedModel, object]:
        model = ScriptedModel(*thoughts)
        self.addCleanup(model.disconnect)
        self.outcome = AgenticLoop(model, **options).run("the task")
        return model, self.outcome

    def test_it_does_what_the_model_says_until_it_is_done(self) -> None:
        model, _ = self.run_script(
            'First I write. <tool_call>{"name": "write_file", "arguments": {"path": "/tmp/loop.txt", "content": "6*7"}}</tool_call>',
            '<tool_call>{"name": "exec", "arguments": {"command": "echo $(($(cat /tmp/loop.txt)))"}}</tool_call>',
            '<tool_call>{"name": "done", "arguments": {"result": "It is 42."}}</tool_call>')
        self.assertEqual((True, "It is 42."), (self.outcome.success, self.outcome.result))
        self.assertEqual(["write_file", "exec", "done"], [step.name for step in self.outcome.steps])
        self.assertEqual("42\n", self.outcome.steps[1].result["stdout"])
        self.assertTrue(model.prompts[0].startswith("Task: the task"))
        self.assertIn('"stdout": "42\\n"', model.prompts[2])

    def test_what_is_no_tool_call_is_told_to_the_model(self) -> None:
        self.run_script(
            "I do not know.", "<tool_call>{no json}</tool_call>", '<tool_call>{"name": "fly", "arguments": {}}</tool_call>',
            '<tool_call>{"name": "exec", "arguments": {"wings": 2}}</tool_call>', '<tool_call>{"name": "done"}</tool_call>')
        self.assertTrue(self.outcome.success)
        for step in self.outcome.steps[:-1]:
            self.assertIn("error", step.result)

    def test_it_asks_only_so_often(self) -> None:
        model, _ = self.run_script("hm", "hm", "hm", max_iterations=3)
        self.assertEqual((False, 3), (self.outcome.success, len(model.prompts)))

    def test_a_kernel_without_a_model_ends_it_with_what_to_do(self) -> None:
        with warnings.catch_warnings(), kernel().connect() as client:
            outcome = run_task(client, "anything")
        self.assertFalse(outcome.success)
        self.assertEqual([], outcome.steps)
        self.assertGreater(len(outcome.result), 20)
