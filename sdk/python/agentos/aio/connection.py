"""A connection that tasks share."""

from __future__ import annotations

import asyncio
import itertools
import socket
from collections.abc import Callable
from typing import Any

from ..answers import Answer
from ..calls import core
from ..errors import AgentOSError, ConnectionLostError, ProtocolError
from ..wire import FRAME_LIMIT, FrameParser, Opcode, pack

FEATURES = (*core.FEATURES, "events")

_TAG_MASK = 0xFFFFFFFF
_EVENTS_TAG = 0

Part = Callable[["bytes | None"], None]
"""Takes parts of an answer, or events; None at the end of the connection."""


class AsyncConnection(asyncio.Protocol):
    """Calls with ids over one socket. For one event loop."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._parser = FrameParser()
        self._answers: dict[int, asyncio.Future[bytes]] = {}
        self._parts: dict[int, Part] = {}
        self._tags = itertools.count(1)
        self.is_over = False
        """Whether the connection has ended."""
        self._can_write = asyncio.Event()
        self._can_write.set()
        self._ended = asyncio.Event()
        self.greeting = Answer()
        """The answer to HELLO."""
        self.on_event: Part | None = None
        """Takes the events that come by themselves."""

    @staticmethod
    async def open(stream: socket.socket) -> AsyncConnection:
        """Takes a socket over and agrees on call ids and events.

        Raises ConnectionLostError or ProtocolError when no AgentOS kernel answers.
        """
        stream.setblocking(False)
        _, connection = await asyncio.get_running_loop().create_unix_connection(AsyncConnection, sock=stream)
        await connection._greet()
        return connection

    async def request(self, opcode: int, payload: bytes, take_part: Part | None = None) -> bytes:
        """Makes a call and waits for its answer; parts of it are given to ``take_part`` before."""
        if len(payload) > int(self.greeting.get("frame_limit", FRAME_LIMIT)):
            raise AgentOSError(
                f"the call's payload has {len(payload)} bytes, more than a frame holds", code="protocol.frame-too-large", remedy="send large content in parts")
        await self._can_write.wait()
        if self.is_over or self._transport is None:
            raise ConnectionLostError
        tag = next(self._tags) & _TAG_MASK
        while tag == _EVENTS_TAG or tag in self._answers:
            tag = next(self._tags) & _TAG_MASK
        answer = self._answers[tag] = asyncio.get_running_loop().create_future()
        if take_part is not None:
            self._parts[tag] = take_part
        self._transport.write(pack(tag, opcode, payload))
        try:
            return await answer
        except asyncio.CancelledError:
            self._cancel(tag)
            raise
        finally:
            # Nobody waits for it any more, whether it has come or the task was cancelled.
            self._answers.pop(tag, None)
            self._parts.pop(tag, None)

    def _cancel(self, tag: int) -> None:
        call = core.cancel(tag)
        if self._transport is not None and not self.is_over:
            # Nobody waits for its answer, nor for that of the call.
            self._transport.write(pack(next(self._tags) & _TAG_MASK, call.opcode, call.payload))

    async def close(self) -> None:
        """Ends the connection; whoever waits hears of it."""
        if self._transport is not None:
            self._transport.close()
            await self._ended.wait()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        try:
            frames = self._parser.feed(data)
        except ProtocolError as problem:
            self._end(problem)
            return
        for tag, opcode, payload in frames:
            if opcode == Opcode.CHUNK:
                if part := self._parts.get(tag):
                    part(payload)
            elif opcode == Opcode.EVENT:
                if self.on_event is not None:
                    self.on_event(payload)
            elif (answer := self._answers.get(tag)) is not None and not answer.done():
                answer.set_result(payload)

    def connection_lost(self, exc: Exception | None) -> None:
        self._end(ConnectionLostError())
        self._ended.set()

    def pause_writing(self) -> None:
        self._can_write.clear()

    def resume_writing(self) -> None:
        self._can_write.set()

    async def _greet(self) -> None:
        assert self._transport is not None
        # The tag of this answer is the caller's number, which is not known yet: it is the only answer that can come.
        call = core.hello(FEATURES)
        answer: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._answers = _Only(answer)
        self._transport.write(pack(_EVENTS_TAG, call.opcode, call.payload))
        self.greeting = call.read(await answer).check()
        self._answers = {}
        features: dict[str, Any] = self.greeting.get("features", {})
        if not features.get("call_ids"):
            raise ProtocolError("this kernel knows no call ids")

    def _end(self, problem: Exception) -> None:
        self.is_over = True
        self._can_write.set()
        for answer in list(self._answers.values()):
            if not answer.done():
                answer.set_exception(problem)
        for part in [*self._parts.values(), *([self.on_event] if self.on_event else [])]:
            part(None)
        if self._transport is not None:
            self._transport.abort()


class _Only(dict[int, "asyncio.Future[bytes]"]):
    """One answer for every tag."""

    def __init__(self, answer: asyncio.Future[bytes]) -> None:
        super().__init__({0: answer})
        self._answer = answer

    def get(self, tag: int, default: Any = None) -> Any:
        return self._answer
