"""An agent's state."""

from __future__ import annotations

import os
from types import TracebackType

from ..errors import ConnectionLostError
from ..transport.connection import Connection
from ..transport.dial import dial
from .engine import Engine, location
from .files import Files
from .key_values import KeyValues
from .tool_calls import ToolCalls

OWN_FILES = "/agent"
"""Where an agent's own files are shown in its sandbox: there, its kernel serves them."""


class AgentOS:
    """An agent's files, key-values and tool calls: ``AgentOS('./agent.db')``. The file is made where it is missing. Threads may share one."""

    kv: KeyValues
    fs: Files
    tools: ToolCalls

    def __init__(self, path: str | os.PathLike[str] = ":memory:") -> None:
        """Opens a file: starts ``agentos serve`` for it. ``:memory:`` is forgotten at the end; ``/agent``, inside a sandbox, is the agent's own state.

        Raises ProgramNotFoundError, or AgentOSError with what the program says.
        """
        self._engine: Engine | None = None
        if os.fspath(path) == OWN_FILES:
            self._connection = Connection(dial(None))
        else:
            self._engine = Engine(location(path))
            try:
                self._connection = Connection(self._engine.stream)
            except ConnectionLostError:
                failure = self._engine.failure()
                self._engine.close()
                raise failure from None
        self.kv, self.fs, self.tools = KeyValues(self._connection), Files(self._connection), ToolCalls(self._connection)

    def close(self) -> None:
        """Closes the file: then it is one whole file that can be copied."""
        self._connection.close()
        if self._engine is not None:
            self._engine.close()

    def __enter__(self) -> AgentOS:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
