"""Answers of the kernel: dictionaries that know whether they failed."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any, NoReturn

from .errors import MissingAnswerError, failure_of


class AgentOSWarning(UserWarning):
    """A call failed and the program did not look at its answer."""


class Answer(dict[str, Any]):
    """What came of a call, with the fields of docs/protocols/kernel.md: ``result['content']``."""

    @property
    def failed(self) -> bool:
        """Whether the call failed. A command that ran and ended with another status than 0 did not."""
        return False

    def check(self) -> Answer:
        """The answer itself; raises CallFailedError when the call failed."""
        return self


class FailedAnswer(Answer):
    """The answer to a call that failed: ``success`` is False, ``error`` says what, ``code`` names it, ``remedy`` helps.

    Nothing is raised before somebody asks for a field that only successful answers have. So that a failure is not lost, one
    that nobody has looked at by the time it is dropped is told as an AgentOSWarning.
    """

    def __init__(self, call: str, content: dict[str, Any]) -> None:
        super().__init__(content)
        self._call = call
        self._was_seen = False

    @property
    def failed(self) -> bool:
        self._was_seen = True
        return True

    def check(self) -> NoReturn:
        self._was_seen = True
        raise failure_of(dict(self))

    def __getitem__(self, key: str) -> Any:
        self._was_seen |= key in _TELLING
        return super().__getitem__(key)

    def __missing__(self, key: str) -> NoReturn:
        self._was_seen = True
        raise MissingAnswerError(
            f"{self._call} failed, so its answer has no '{key}': {super().get('error', '')}",
            code=str(super().get("code", "unknown")), remedy=str(super().get("remedy", "")), answer=dict(self))

    def get(self, key: str, default: Any = None) -> Any:
        self._was_seen |= key in _TELLING
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        self._was_seen |= key in _TELLING
        return super().__contains__(key)

    def __iter__(self) -> Iterator[str]:
        self._was_seen = True
        return super().__iter__()

    def items(self) -> Any:
        self._was_seen = True
        return super().items()

    def __repr__(self) -> str:
        self._was_seen = True
        return super().__repr__()

    def __del__(self) -> None:
        if not self._was_seen:
            remedy = super().get("remedy")
            warnings.warn(f"{self._call} failed: {super().get('error', '')}" + (f" ({remedy})" if remedy else ""), AgentOSWarning, stacklevel=2)


_TELLING = frozenset(("success", "error", "code", "remedy"))
