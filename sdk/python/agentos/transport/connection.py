"""A connection that threads share.

No thread of its own reads: whoever waits for an answer does, for everybody (the leader), and hands that on to another who waits when its own
answer has come (leader/followers pattern: Schmidt et al., Pattern-Oriented Software Architecture 2). A single caller so pays no switch between threads.
"""

from __future__ import annotations

import itertools
import select
import socket
import threading
from typing import Any

from ..answers import Answer
from ..calls import core
from ..errors import AgentOSError, ConnectionLostError, ProtocolError
from ..wire import FRAME_LIMIT, HEADER, MAGIC, FrameParser, Opcode, pack
from .waiter import PartsWaiter, Waiter

_READ_SIZE = 64 * 1024
_TAG_MASK = 0xFFFFFFFF
_CHUNK = int(Opcode.CHUNK)

_pack_header = HEADER.pack


class Connection:
    """Calls with ids over one socket. Thread-safe."""

    def __init__(self, stream: socket.socket) -> None:
        """Takes the socket over and agrees on call ids.

        Raises ConnectionLostError or ProtocolError when no AgentOS kernel answers.
        """
        self._socket = stream
        self._parser = FrameParser()
        self._sending = threading.Lock()
        self._lock = threading.Lock()
        self._waiters: dict[int, Waiter] = {}
        self._followers: dict[Waiter, threading.Lock] = {}
        self._has_leader = False
        self._is_over = False
        self._tags = itertools.count(1)
        self.frame_limit = FRAME_LIMIT
        """The longest payload in bytes."""
        try:
            self.greeting = self._greet()
            """The answer to HELLO."""
        except BaseException:
            stream.close()
            raise
        self.frame_limit = int(self.greeting["frame_limit"])

    def request(self, opcode: int, payload: bytes) -> bytes:
        """Makes a call and waits for its answer."""
        waiter = Waiter()
        self.transmit(self.register(opcode, payload, waiter))
        try:
            self.wait(waiter)
        except KeyboardInterrupt:
            self.cancel(waiter)
            raise
        return waiter.take()

    def register(self, opcode: int, payload: bytes, waiter: Waiter) -> bytes:
        """Gives a call an id; the frame to transmit."""
        if len(payload) > self.frame_limit:
            raise AgentOSError(
                f"the call's payload has {len(payload)} bytes and a frame holds {self.frame_limit}", code="protocol.frame-too-large",
                remedy="send large content in parts")
        tag = next(self._tags) & _TAG_MASK
        # 0 is the tag of events; another may still be waited for when the numbers start again.
        while tag == 0 or tag in self._waiters:
            tag = next(self._tags) & _TAG_MASK
        self._waiters[tag] = waiter
        return _pack_header(MAGIC, tag, opcode, len(payload)) + payload

    def transmit(self, frames: bytes) -> None:
        """Sends frames. Reads meanwhile where the kernel waits for that (rule K9)."""
        with self._sending:
            if self._is_over:
                raise ConnectionLostError
            try:
                sent = self._socket.send(frames, socket.MSG_DONTWAIT)
            except BlockingIOError:
                sent = 0
            except OSError as problem:
                self._end()
                raise ConnectionLostError from problem
            if sent < len(frames):
                self._push(memoryview(frames)[sent:])

    def wait(self, waiter: Waiter) -> None:
        """Returns when there is something for the waiter to take."""
        while not waiter.is_ready:
            with self._lock:
                if waiter.is_ready:
                    return
                if self._is_over:
                    raise ConnectionLostError
                baton = self._take_lead_or_baton(waiter)
            if baton is None:
                self._lead(waiter)
            else:
                self._follow(waiter, baton)

    def wait_for_more(self, waiter: PartsWaiter) -> None:
        """Returns when there is another part of the answer, or the answer itself."""
        with self._lock:
            if waiter.parts or waiter.payload is not None:
                return
            if self._is_over:
                raise ConnectionLostError
            waiter.is_ready = False
        self.wait(waiter)

    def cancel(self, waiter: Waiter) -> None:
        """Has the kernel give a call up; it answers all the same. Does not wait."""
        for tag, other in list(self._waiters.items()):
            if other is waiter:
                call = core.cancel(tag)
                self.transmit(self.register(call.opcode, call.payload, Waiter()))
                return

    def close(self) -> None:
        """Ends the connection; whoever waits hears of it."""
        self._end()
        self._socket.close()

    def _greet(self) -> Answer:
        call = core.hello()
        try:
            self._socket.sendall(pack(0, call.opcode, call.payload))
            frames: list[tuple[int, int, bytes]] = []
            while not frames:
                data = self._socket.recv(_READ_SIZE)
                if not data:
                    raise ConnectionLostError("the other end closed the connection at once")
                frames = self._parser.feed(data)
        except OSError as problem:
            if isinstance(problem, AgentOSError):
                raise
            raise ConnectionLostError from problem
        answer = call.read(frames[0][2]).check()
        features: dict[str, Any] = answer.get("features", {})
        if not features.get("call_ids"):
            raise ProtocolError("this kernel knows no call ids")
        return answer

    def _take_lead_or_baton(self, waiter: Waiter) -> threading.Lock | None:
        if not self._has_leader:
            self._has_leader = True
            return None
        baton = self._followers[waiter] = threading.Lock()
        baton.acquire()
        return baton

    def _lead(self, waiter: Waiter) -> None:
        try:
            while not waiter.is_ready:
                data = self._socket.recv(_READ_SIZE)
                if not data:
                    self._end()
                    return
                self._deliver(self._parser.feed(data))
        except (OSError, ProtocolError) as problem:
            self._end()
            if isinstance(problem, ProtocolError):
                raise
        finally:
            with self._lock:
                self._has_leader = False
                self._wake_one()

    def _follow(self, waiter: Waiter, baton: threading.Lock) -> None:
        try:
            baton.acquire()
        except BaseException:
            # Interrupted. If the lead was handed to this thread, somebody else has to have it.
            with self._lock:
                self._followers.pop(waiter, None)
                if not self._has_leader:
                    self._wake_one()
            raise

    def _wake_one(self) -> None:
        for follower in self._followers:
            self._wake(follower)
            return

    def _wake(self, waiter: Waiter) -> None:
        baton = self._followers.pop(waiter, None)
        if baton is not None:
            baton.release()

    def _deliver(self, frames: list[tuple[int, int, bytes]]) -> None:
        with self._lock:
            waiters, followers = self._waiters, self._followers
            for tag, opcode, payload in frames:
                # Nobody waits any more for a call whose thread was interrupted.
                if opcode == _CHUNK:
                    if (waiter := waiters.get(tag)) is None:
                        continue
                    waiter.add_part(payload)
                else:
                    if (waiter := waiters.pop(tag, None)) is None:
                        continue
                    waiter.payload = payload
                    waiter.is_ready = True
                if followers:
                    self._wake(waiter)

    def _push(self, rest: memoryview) -> None:
        poll = select.poll()
        poll.register(self._socket, select.POLLIN | select.POLLOUT)
        while rest:
            events = poll.poll()[0][1]
            if events & select.POLLIN:
                self._read_if_nobody_does()
            if self._is_over:
                raise ConnectionLostError
            if events & ~select.POLLIN:
                try:
                    rest = rest[self._socket.send(rest, socket.MSG_DONTWAIT):]
                except BlockingIOError:
                    continue
                except OSError as problem:
                    self._end()
                    raise ConnectionLostError from problem

    def _read_if_nobody_does(self) -> None:
        with self._lock:
            if self._has_leader:
                return
            self._has_leader = True
        try:
            data = self._socket.recv(_READ_SIZE, socket.MSG_DONTWAIT)
            if data:
                self._deliver(self._parser.feed(data))
            else:
                self._end()
        except BlockingIOError:
            pass
        except (OSError, ProtocolError):
            self._end()
        finally:
            with self._lock:
                self._has_leader = False
                self._wake_one()

    def _end(self) -> None:
        with self._lock:
            if self._is_over:
                return
            self._is_over = True
            for waiter in list(self._waiters.values()):
                waiter.is_ready = True
                self._wake(waiter)
            self._waiters.clear()
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # The other end was first.

