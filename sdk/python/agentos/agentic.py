"""A language model at work: it is asked over and over, and what it wants done is done by calls of the kernel."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .answers import Answer
from .client import AgentOSClient

INSTRUCTION = """You solve a task step by step with tools, in a sandbox. To use a tool, answer with exactly one call in this form and nothing after it:
<tool_call>{"name": "exec", "arguments": {"command": "ls"}}</tool_call>
Tools:
exec(command, cwd?, timeout?): run a shell command
read_file(path): read a text file
write_file(path, content, mode?): write a text file; mode is "write" or "append"
done(result): the task is done; result is what you have to say about it"""

_TOOL_CALL = re.compile(r"<tool_call>\s*(\{.*?\})\s*</tool_call>", re.DOTALL)


@dataclass
class Step:
    """One tool that the model used."""

    name: str
    arguments: dict[str, Any]
    result: Any


@dataclass
class Outcome:
    """What came of a task."""

    success: bool
    """Whether the model said that it is done."""
    result: str
    """What it said, or why it came to nothing."""
    steps: list[Step] = field(default_factory=list[Step])


class AgenticLoop:
    """Asks THINK what to do next and does it, until the model is done."""

    def __init__(self, client: AgentOSClient, max_iterations: int = 20, verbose: bool = False) -> None:
        """At most ``max_iterations`` questions a task; with ``verbose`` each step is printed."""
        self._client = client
        self._max_iterations = max_iterations
        self._tell: Callable[[str], None] = print if verbose else lambda text: None
        self._tools: dict[str, Callable[..., Answer]] = {"exec": client.exec, "read_file": client.read_file, "write_file": client.write_file}

    def run(self, task: str) -> Outcome:
        """Works on a task until the model is done, cannot be asked, or was asked often enough."""
        transcript = [f"Task: {task}"]
        steps: list[Step] = []
        for _ in range(self._max_iterations):
            thought = self._client.think("\n\n".join(transcript), system_instruction=INSTRUCTION)
            if thought.failed:
                return Outcome(False, f"{thought['error']} ({thought.get('remedy', '')})", steps)
            transcript.append(f"You: {thought['content']}")
            step = self._take_step(thought["content"])
            steps.append(step)
            self._tell(f"{step.name} {json.dumps(step.arguments, ensure_ascii=False)}")
            if step.name == "done":
                return Outcome(True, str(step.arguments.get("result", "")), steps)
            transcript.append(f"Result: {json.dumps(step.result, ensure_ascii=False)}")
        return Outcome(False, f"not done after {self._max_iterations} questions", steps)

    def _take_step(self, said: str) -> Step:
        match = _TOOL_CALL.search(said)
        try:
            call = json.loads(match[1]) if match else None
            name, arguments = (call["name"], dict(call.get("arguments", {}))) if call else ("", {})
        except (ValueError, KeyError, TypeError) as problem:
            return Step("", {}, {"error": f"this is no tool call: {problem}"})
        if name == "done":
            return Step(name, arguments, None)
        return Step(name, arguments, self._use(name, arguments))

    def _use(self, name: str, arguments: dict[str, Any]) -> Any:
        tool = self._tools.get(name)
        if tool is None:
            return {"error": "answer with one tool call: " + ", ".join([*self._tools, "done"])}
        try:
            return tool(**arguments)
        except TypeError as problem:
            return {"error": f"{name} takes other arguments: {problem}"}


def run_task(client: AgentOSClient, task: str, max_iterations: int = 20, verbose: bool = False) -> Outcome:
    """Has a model work on one task."""
    return AgenticLoop(client, max_iterations, verbose).run(task)
