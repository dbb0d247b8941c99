"""Coroutines from calls, as ``agentos.transport.derive`` makes blocking methods of them."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from ..calls import Call
from ..calls.files import Script
from ..transport.derive import as_method

P = ParamSpec("P")
T = TypeVar("T")


class AsyncPerformer(Protocol):
    """Somebody who can make calls."""

    async def perform(self, call: Call[T]) -> T: ...


def awaiting(make: Callable[P, Call[T]]) -> Callable[Concatenate[Any, P], Coroutine[Any, Any, T]]:
    """The coroutine that makes the call and waits for its result."""

    async def method(self: AsyncPerformer, *args: P.args, **kwargs: P.kwargs) -> T:
        return await self.perform(make(*args, **kwargs))

    return as_method(method, make)


def awaiting_script(make: Callable[P, Script[T]]) -> Callable[Concatenate[Any, P], Coroutine[Any, Any, T]]:
    """The coroutine that makes all calls of a script and waits for its result."""

    async def method(self: AsyncPerformer, *args: P.args, **kwargs: P.kwargs) -> T:
        script = make(*args, **kwargs)
        try:
            call = next(script)
            while True:
                call = script.send(await self.perform(call))
        except StopIteration as end:
            result: T = end.value
            return result

    return as_method(method, make)
