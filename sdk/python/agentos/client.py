"""The client of the kernel."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Any, TypeVar, overload

from .answers import Answer
from .calls import Call, core
from .errors import ConnectionLostError
from .transport.connection import Connection
from .transport.dial import dial
from .transport.kernel_calls import KernelCalls
from .transport.output_stream import OutputStream
from .transport.pipeline import Pipeline
from .wire import Opcode

T = TypeVar("T")


class AgentOSClient(KernelCalls):
    """Calls the kernel: ``with AgentOSClient() as client``. Connects by itself at the first call. Threads may share one.

    Answers are dictionaries with the fields of docs/protocols/kernel.md. A call that failed raises nothing by itself: its answer has ``success: False`` and
    says ``error``, ``code`` and ``remedy``; ``answer.check()`` raises. What is raised is about the connection: KernelNotRunningError, ConnectionLostError.
    """

    def __init__(self, socket_path: str | os.PathLike[str] | None = None) -> None:
        """``socket_path`` is where the kernel answers: by default $AGENTOS_SOCKET, else the first of /tmp/agentos.sock and kernel.sock in the private
        runtime directory where somebody does."""
        self._socket_path = socket_path
        self._connecting = threading.Lock()
        self._connection: Connection | None = None

    def connect(self) -> AgentOSClient:
        """Connects; does nothing when it is connected. Raises KernelNotRunningError when nobody answers."""
        self._connected()
        return self

    def disconnect(self) -> None:
        """Ends the connection; the next call would make another."""
        with self._connecting:
            connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    @property
    def is_connected(self) -> bool:
        """Whether there is a connection."""
        return self._connection is not None

    @property
    def greeting(self) -> Answer:
        """What the kernel said when it was connected to: ``kernel_version, agent_id`` and so on."""
        return self._connected().greeting

    @property
    def agent_id(self) -> int:
        """Who the caller is to the kernel."""
        return int(self.greeting["agent_id"])

    def call(self, opcode: Opcode | int, payload: bytes | str | Mapping[str, Any] = b"") -> bytes:
        """Makes any call; the payload of the answer as it is."""
        return self.perform(core.raw(opcode, payload))

    @overload
    def echo(self, message: str = ...) -> str: ...
    @overload
    def echo(self, message: bytes) -> bytes: ...
    def echo(self, message: str | bytes = "") -> str | bytes:
        """The message comes back: text as text, bytes as bytes."""
        connection = self._connection or self._connected()
        if isinstance(message, bytes):
            return connection.request(0, message)
        return connection.request(0, message.encode()).decode()

    def exec_stream(self, command: str, cwd: str | None = None, timeout: float = 30) -> OutputStream:
        """Runs a command and gives its output while it runs: an iterator of ``(stream, data)`` whose ``result`` is the answer of ``exec``."""
        return OutputStream(self._connected(), core.streamed_exec(command, cwd, timeout))

    def exit(self) -> str:
        """Says goodbye and disconnects."""
        goodbye = self.perform(core.exit())
        self.disconnect()
        return goodbye

    def pipeline(self) -> Pipeline:
        """Many calls without waiting for each one's answer."""
        return Pipeline(self._connected())

    def perform(self, call: Call[T]) -> T:
        """Makes a call that one of the functions of ``agentos.calls`` describes."""
        connection = self._connection or self._connected()
        try:
            return call.read(connection.request(call.opcode, call.payload))
        except ConnectionLostError:
            self.disconnect()
            raise

    def __enter__(self) -> AgentOSClient:
        return self.connect()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.disconnect()

    def _connected(self) -> Connection:
        with self._connecting:
            if self._connection is None:
                self._connection = Connection(dial(self._socket_path))
            return self._connection


def connect(socket_path: str | os.PathLike[str] | None = None) -> AgentOSClient:
    """A client that is connected."""
    return AgentOSClient(socket_path).connect()
