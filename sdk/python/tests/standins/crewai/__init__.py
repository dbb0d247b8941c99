"""``crewai.Agent``. A stand-in: see ../README.md."""

from __future__ import annotations

from typing import Any

from .tools import BaseTool


class Agent:
    def __init__(
        self, *, role: str, goal: str, backstory: str, tools: list[BaseTool] | None = None, allow_delegation: bool = False, verbose: bool = False,
        llm: Any = None, max_iter: int = 20,
    ) -> None:
        for name in (role, goal, backstory):
            if not isinstance(name, str):
                raise TypeError("role, goal and backstory are text")
        self.role, self.goal, self.backstory, self.tools = role, goal, backstory, list(tools or [])
        self.allow_delegation, self.verbose, self.llm, self.max_iter = allow_delegation, verbose, llm, max_iter
