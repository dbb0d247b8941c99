"""``langchain_core.tools.BaseTool``: a model of fields with a ``_run`` whose signature is the tool's schema."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any, get_type_hints


class BaseTool:
    name: str
    description: str
    args_schema: Any = None
    return_direct: bool = False

    def __init__(self, **fields: Any) -> None:
        known = get_type_hints(type(self))
        for name, value in fields.items():
            if name not in known:
                raise TypeError(f"{type(self).__name__} has no field {name}")
            setattr(self, name, value)
        for name in ("name", "description"):
            if not isinstance(getattr(self, name, None), str):
                raise TypeError(f"{type(self).__name__} needs a {name}")

    @property
    def args(self) -> dict[str, Any]:
        return dict(inspect.signature(self._run).parameters)

    def invoke(self, input: str | dict[str, Any]) -> Any:
        if isinstance(input, str):
            [only] = list(self.args)[:1]
            input = {only: input}
        inspect.signature(self._run).bind(**input)
        return self._run(**input)

    async def ainvoke(self, input: str | dict[str, Any]) -> Any:
        return await asyncio.get_running_loop().run_in_executor(None, self.invoke, input)

    def _run(self, *args: Any, **kwargs: Any) -> Any:
        raise NotImplementedError
