"""Many calls without waiting for each one's answer."""

from __future__ import annotations

from types import TracebackType
from typing import Any, TypeVar

from ..calls import Call
from ..wire import Opcode
from .connection import Connection
from .pending import Pending
from .pipelined_calls import PipelinedCalls
from .waiter import Waiter

T = TypeVar("T")

# As much as one read of the kernel's takes: it begins to answer while the next frames are made.
_BATCH_BYTES = 64 * 1024


class Pipeline(PipelinedCalls):
    """Sends calls in large pieces and takes their answers as they come: ``with client.pipeline() as pipeline``. What was asked for is all answered when the
    block ends. Calls may be answered, and carried out, in any order. For one thread; others may use the client meanwhile."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._frames: list[bytes] = []
        self._bytes = 0
        self._pending: list[Pending[Any]] = []

    def add(self, call: Call[T]) -> Pending[T]:
        """Adds a call: any of the functions of ``agentos.calls`` makes one."""
        pending = Pending(self, call)
        frame = self._connection.register(call.opcode, call.payload, pending)
        self._frames.append(frame)
        self._pending.append(pending)
        self._bytes += len(frame)
        if self._bytes >= _BATCH_BYTES:
            self._send()
        return pending

    def noop(self, payload: bytes = b"") -> Pending[bytes]:
        """The bytes come back."""
        return self.add(Call(Opcode.NOOP, payload, bytes))

    def results(self) -> list[Any]:
        """The results of all calls, in the order of the calls; waits for them. Then the pipeline is empty again."""
        pending = self._finish()
        return [one.result() for one in pending]

    def wait_for(self, pending: Waiter) -> None:
        """Returns when one call is answered."""
        self._send()
        self._connection.wait(pending)

    def __enter__(self) -> Pipeline:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            self._finish()

    def _finish(self) -> list[Pending[Any]]:
        self._send()
        wait = self._connection.wait
        for pending in self._pending:
            if not pending.is_ready:
                wait(pending)
        finished, self._pending = self._pending, []
        return finished

    def _send(self) -> None:
        if self._frames:
            frames, self._frames, self._bytes = b"".join(self._frames), [], 0
            self._connection.transmit(frames)
