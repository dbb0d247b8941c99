"""Answers that are refusals."""

from __future__ import annotations

import json

from ..errors import AgentOSError


def refusal(text: str, status: int, reason: str) -> AgentOSError:
    """Its error: that of the catalogue, or the status alone."""
    try:
        problem = json.loads(text)
        return AgentOSError(problem["detail"], code=problem["code"], remedy=problem.get("try", ""))
    except (ValueError, KeyError, TypeError):
        return AgentOSError(text or reason, code=f"http.{status}")
