"""Methods from calls: of every function that makes a Call, one that makes it and waits for its result."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from ..calls import Call
from ..calls.files import Script

P = ParamSpec("P")
T = TypeVar("T")


class Performer(Protocol):
    """Somebody who can make calls."""

    def perform(self, call: Call[T]) -> T: ...


def blocking(make: Callable[P, Call[T]]) -> Callable[Concatenate[Any, P], T]:
    """The method that makes the call and waits for its result."""

    def method(self: Performer, *args: P.args, **kwargs: P.kwargs) -> T:
        return self.perform(make(*args, **kwargs))

    return as_method(method, make)


def blocking_script(make: Callable[P, Script[T]]) -> Callable[Concatenate[Any, P], T]:
    """The method that makes all calls of a script and waits for its result."""

    def method(self: Performer, *args: P.args, **kwargs: P.kwargs) -> T:
        script = make(*args, **kwargs)
        try:
            call = next(script)
            while True:
                call = script.send(self.perform(call))
        except StopIteration as end:
            result: T = end.value
            return result

    return as_method(method, make)


M = TypeVar("M", bound=Callable[..., Any])


def as_method(method: M, make: Callable[..., Any]) -> M:
    """Gives a method the name, the description and the signature of the function it comes from."""
    functools.update_wrapper(method, make)
    signature = inspect.signature(make)
    self = inspect.Parameter("self", inspect.Parameter.POSITIONAL_ONLY)
    # What the method returns is what is in the brackets: Call[Answer], Script[bytes].
    returns = str(signature.return_annotation).partition("[")[2].removesuffix("]")
    method.__signature__ = signature.replace(parameters=[self, *signature.parameters.values()], return_annotation=returns)  # type: ignore[attr-defined]
    return method
