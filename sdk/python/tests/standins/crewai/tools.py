"""``crewai.tools``: the decorator that makes a tool of a function with a description and annotations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class BaseTool:
    def __init__(self, name: str, description: str, func: Callable[..., Any], args_schema: dict[str, Any]) -> None:
        self.name, self.description, self.func, self.args_schema = name, description, func, args_schema

    def run(self, *args: Any, **kwargs: Any) -> Any:
        unknown = set(kwargs) - set(self.args_schema)
        if unknown:
            raise TypeError(f"{self.name} takes no {unknown}")
        return self.func(*args, **kwargs)


def tool(name: str) -> Callable[[Callable[..., Any]], BaseTool]:
    def make(function: Callable[..., Any]) -> BaseTool:
        if function.__doc__ is None:
            raise ValueError("Function must have a docstring")
        annotations = {key: kind for key, kind in function.__annotations__.items() if key != "return"}
        if not all(isinstance(kind, type) or hasattr(kind, "__origin__") for kind in annotations.values()):
            raise TypeError("pydantic could not resolve these annotations here")
        return BaseTool(name, function.__doc__, function, annotations)

    return make
