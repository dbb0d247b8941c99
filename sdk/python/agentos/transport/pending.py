"""Results that are still to come."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar

from ..calls import Call
from .derive import as_method
from .waiter import Waiter

P = ParamSpec("P")
T = TypeVar("T")


class Adder(Protocol):
    """Somebody who can add calls to what is to be sent, and wait for them: a pipeline."""

    def add(self, call: Call[T]) -> Pending[T]: ...

    def wait_for(self, pending: Waiter) -> None: ...


class Pending(Waiter, Generic[T]):
    """The result of a call in a pipeline."""

    __slots__ = ("_call", "_pipeline")

    def __init__(self, pipeline: Adder, call: Call[T]) -> None:
        # Waiter's own, in place: this is made for every call.
        self.payload = None
        self.is_ready = False
        self._pipeline = pipeline
        self._call = call

    def result(self) -> T:
        """The call's result; waits for it."""
        if not self.is_ready:
            self._pipeline.wait_for(self)
        return self._call.read(self.take())


def pending(make: Callable[P, Call[T]]) -> Callable[Concatenate[Any, P], Pending[T]]:
    """The method that adds the call to a pipeline."""

    def method(self: Adder, *args: P.args, **kwargs: P.kwargs) -> Pending[T]:
        return self.add(make(*args, **kwargs))

    return as_method(method, make)
