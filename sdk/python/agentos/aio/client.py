"""The client of the kernel, for asyncio."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Mapping
from types import TracebackType
from typing import Any, TypeVar

from ..calls import Call, core, events
from ..transport.dial import dial
from ..wire import Opcode, decode
from .connection import AsyncConnection
from .kernel_calls import AsyncKernelCalls
from .output_stream import AsyncOutputStream

T = TypeVar("T")


class AsyncAgentOSClient(AsyncKernelCalls):
    """Calls the kernel: ``async with AsyncAgentOSClient() as client``. Tasks of one event loop may share one; their calls go out at once and are answered as
    they are ready. Answers are those of ``AgentOSClient``."""

    def __init__(self, socket_path: str | os.PathLike[str] | None = None) -> None:
        """``socket_path`` as for ``AgentOSClient``."""
        self._socket_path = socket_path
        self._connecting = asyncio.Lock()
        self._connection: AsyncConnection | None = None
        self._subscribers: list[asyncio.Queue[bytes | None]] = []

    async def connect(self) -> AsyncAgentOSClient:
        """Connects; does nothing when it is connected. Raises KernelNotRunningError when nobody answers."""
        await self._connected()
        return self

    async def disconnect(self) -> None:
        """Ends the connection; the next call would make another."""
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.close()

    async def agent_id(self) -> int:
        """Who the caller is to the kernel."""
        return int((await self._connected()).greeting["agent_id"])

    async def call(self, opcode: Opcode | int, payload: bytes | str | Mapping[str, Any] = b"") -> bytes:
        """Makes any call; the payload of the answer as it is."""
        return await self.perform(core.raw(opcode, payload))

    async def exit(self) -> str:
        """Says goodbye and disconnects."""
        goodbye = await self.perform(core.exit())
        await self.disconnect()
        return goodbye

    def exec_stream(self, command: str, cwd: str | None = None, timeout: float = 30) -> AsyncOutputStream:
        """Runs a command and gives its output while it runs: an async iterator of ``(stream, data)``; ``await stream.result()`` is the answer of ``exec``."""
        return AsyncOutputStream(self._connected, core.streamed_exec(command, cwd, timeout))

    async def events(self, *event_types: str) -> AsyncIterator[dict[str, Any]]:
        """Subscribes to these types and gives the events as they come: ``{type, data, source_agent_id, timestamp}``. Ends with the connection.

        Events come as fast as they happen: those that were not taken yet wait in this process.
        """
        queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._subscribers.append(queue)
        try:
            (await self.perform(events.subscribe(*event_types))).check()
            while (payload := await queue.get()) is not None:
                event = decode(payload)
                if not event_types or event["type"] in event_types:
                    yield event
        finally:
            self._subscribers.remove(queue)

    async def perform(self, call: Call[T]) -> T:
        """Makes a call that one of the functions of ``agentos.calls`` describes."""
        connection = await self._connected()
        return call.read(await connection.request(call.opcode, call.payload))

    async def __aenter__(self) -> AsyncAgentOSClient:
        return await self.connect()

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.disconnect()

    async def _connected(self) -> AsyncConnection:
        if self._connection is not None and not self._connection.is_over:
            return self._connection
        async with self._connecting:
            if self._connection is None or self._connection.is_over:
                self._connection = await AsyncConnection.open(dial(self._socket_path))
                self._connection.on_event = self._tell
            return self._connection

    def _tell(self, payload: bytes | None) -> None:
        for queue in self._subscribers:
            queue.put_nowait(payload)


async def connect(socket_path: str | os.PathLike[str] | None = None) -> AsyncAgentOSClient:
    """A client that is connected."""
    return await AsyncAgentOSClient(socket_path).connect()


