"""Everything this package raises."""

from __future__ import annotations

import errno
import os
from typing import Any


class AgentOSError(Exception):
    """A failure somebody can act on."""

    code: str
    """Stable name of the failure: an entry of AgentOS' error catalogue, or the name of an errno (``ENOENT``)."""

    remedy: str
    """What to do about it; empty where the message says it all."""

    def __init__(self, message: str, *, code: str, remedy: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.remedy = remedy

    def __str__(self) -> str:
        message = str(self.args[0])
        return f"{message} ({self.remedy})" if self.remedy else message


class KernelNotRunningError(AgentOSError, ConnectionError):
    """Nobody answers at the socket."""


class ConnectionLostError(AgentOSError, ConnectionError):
    """The connection ended before the answer came. Whether the call was carried out is not known."""

    def __init__(self, message: str = "the connection to the kernel is over") -> None:
        super().__init__(message, code="connection.lost", remedy="connect again; look whether what was asked for has happened")


class ProtocolError(AgentOSError):
    """The other end does not speak this protocol."""

    def __init__(self, message: str) -> None:
        super().__init__(message, code="protocol.unexpected", remedy="check that an AgentOS kernel answers at this socket")


class ProgramNotFoundError(AgentOSError, FileNotFoundError):
    """The ``agentos`` program, which serves ``agent.db``, is not to be found."""


class CallFailedError(AgentOSError):
    """The kernel answered that a call failed."""

    def __init__(self, message: str, *, code: str, remedy: str = "", answer: dict[str, Any] | None = None) -> None:
        super().__init__(message, code=code, remedy=remedy)
        self.answer = answer or {}
        """The whole answer."""


class MissingAnswerError(CallFailedError, KeyError):
    """A failed answer was asked for something that only successful ones have."""

    __str__ = AgentOSError.__str__


class AgentFileError(AgentOSError, OSError):
    """A failed operation on the files of an agent. An OSError with its ``errno``, ``strerror`` and ``filename``;
    those that Python has a class for are of that class, too: ``except FileNotFoundError`` works."""

    def __init__(self, name: str, message: str, path: str | None) -> None:
        number = getattr(errno, name)
        OSError.__init__(self, number, os.strerror(number), path)
        self.code = name
        self.remedy = ""
        self._text = message

    def __str__(self) -> str:
        return self._text


class AgentFileNotFoundError(AgentFileError, FileNotFoundError):
    """ENOENT."""


class AgentFileExistsError(AgentFileError, FileExistsError):
    """EEXIST."""


class AgentIsADirectoryError(AgentFileError, IsADirectoryError):
    """EISDIR."""


class AgentNotADirectoryError(AgentFileError, NotADirectoryError):
    """ENOTDIR."""


class AgentPermissionError(AgentFileError, PermissionError):
    """EACCES or EPERM."""


_FILE_ERRORS: dict[str, type[AgentFileError]] = {
    "ENOENT": AgentFileNotFoundError,
    "EEXIST": AgentFileExistsError,
    "EISDIR": AgentIsADirectoryError,
    "ENOTDIR": AgentNotADirectoryError,
    "EACCES": AgentPermissionError,
    "EPERM": AgentPermissionError,
}


def failure_of(answer: dict[str, Any]) -> AgentOSError:
    """The error that a failed answer stands for."""
    code, message = str(answer.get("code", "unknown")), str(answer.get("error", "the call failed"))
    if isinstance(getattr(errno, code, None), int):
        return _FILE_ERRORS.get(code, AgentFileError)(code, message, answer.get("path"))
    return CallFailedError(message, code=code, remedy=str(answer.get("remedy", "")), answer=answer)
