"""The output of a command while it runs, for asyncio."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from ..answers import Answer
from ..calls import Call
from ..transport.output_stream import Output
from .connection import AsyncConnection


class AsyncOutputStream:
    """An async iterator of a command's output; afterwards ``result`` gives the call's answer."""

    def __init__(self, connected: Callable[[], Awaitable[AsyncConnection]], call: Call[Answer]) -> None:
        self._connected = connected
        self._call = call
        self._parts: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._task = asyncio.ensure_future(self._run())

    def __aiter__(self) -> AsyncOutputStream:
        return self

    async def __anext__(self) -> Output:
        payload = await self._parts.get()
        if payload is None:
            self._parts.put_nowait(None)  # For who asks again.
            raise StopAsyncIteration
        return Output.of(payload)

    def cancel(self) -> None:
        """Has the command killed."""
        self._task.cancel()

    async def result(self) -> Answer:
        """The command's end: ``success, exit_code``. Waits for it; output that was not taken is dropped."""
        return self._call.read(await self._task)

    async def _run(self) -> bytes:
        try:
            return await (await self._connected()).request(self._call.opcode, self._call.payload, self._parts.put_nowait)
        finally:
            self._parts.put_nowait(None)
