"""One sandbox of a server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .http import Http, segment
from .results import RunEvent, RunResult
from .sandbox_files import SandboxFiles
from .sandbox_key_values import SandboxKeyValues
from .terminal import Terminal


class Sandbox:
    """A sandbox. It goes on when this object is gone; as a context manager it is deleted at the end."""

    data: dict[str, Any]
    """As it was when it was asked for last: ``tier``, ``state``, ``metadata``, ``expires_at`` and so on."""

    def __init__(self, http: Http, data: dict[str, Any]) -> None:
        self.data = data
        self._http = http
        self._path = f"/v1/sandboxes/{segment(data['id'])}"
        self.files = SandboxFiles(http, self._path)
        self.kv = SandboxKeyValues(http, self._path)

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *failure: object) -> None:
        self.delete()

    @property
    def id(self) -> str:
        """What it is called."""
        return self.data["id"]

    def exec(
        self, command: str | list[str], *, cwd: str | None = None, env: dict[str, str] | None = None, input: str | None = None, timeout: float | None = None
    ) -> RunResult:
        """Runs a program to its end: a shell's line, or a program with its arguments. ``timeout`` in seconds kills it."""
        return RunResult(**self._http.ask("POST", f"{self._path}/exec", data=_program(command, cwd, env, input, timeout)))

    def stream(
        self, command: str | list[str], *, cwd: str | None = None, env: dict[str, str] | None = None, input: str | None = None, timeout: float | None = None
    ) -> Iterator[RunEvent]:
        """Runs a program, and tells of its output as it comes. Closing the iterator ends it."""
        request = _program(command, cwd, env, input, timeout)
        with self._http.send("POST", f"{self._path}/exec", data=request, accept="application/x-ndjson") as response:
            for line in response:
                if line.strip():
                    yield RunEvent(**json.loads(line))

    def terminal(
        self, command: str | list[str] | None = None, *, cwd: str | None = None, env: dict[str, str] | None = None, tty: bool = True, rows: int = 24, cols: int = 80
    ) -> Terminal:
        """Starts a live program with a terminal, or with pipes; without a command it is a shell."""
        wanted = {"tty": tty, "rows": rows, "cols": cols, "cwd": cwd, "env": env, "args" if isinstance(command, list) else "command": command}
        return Terminal(self._http.open(f"{self._path}/terminal"), {name: value for name, value in wanted.items() if value is not None})

    def timeline(self, *, path: str | None = None, limit: int | None = None) -> list[dict[str, Any]]:
        """What happened in it, oldest first."""
        return self._http.ask("GET", f"{self._path}/timeline", query={"path": path, "limit": limit})["entries"]

    def llm_usage(self) -> list[dict[str, Any]]:
        """What it used of language models, by model: ``provider``, ``model``, ``calls``, ``input_tokens`` and so on."""
        return self._http.ask("GET", f"{self._path}/llm/usage")["models"]

    def fork(self) -> Sandbox:
        """Another one that begins with what this one has."""
        return Sandbox(self._http, self._http.ask("POST", f"{self._path}/fork"))

    def snapshot(self, name: str | None = None) -> dict[str, Any]:
        """Keeps what it has now: its files and key-values, of a VM its disk, too."""
        return self._http.ask("POST", f"{self._path}/snapshots", data={} if name is None else {"name": name})

    def snapshots(self) -> list[dict[str, Any]]:
        """What was kept, oldest first."""
        return self._http.ask("GET", f"{self._path}/snapshots")["snapshots"]

    def restore(self, name: str) -> dict[str, Any]:
        """Goes back to what was kept; it must be stopped. ``undo_snapshot`` of the result keeps what it had."""
        return self._http.ask("POST", f"{self._path}/snapshots/{segment(name)}/restore")

    def pause(self) -> None:
        """Everything in it stands still until ``resume``."""
        self._become("pause")

    def resume(self) -> None:
        """It goes on."""
        self._become("resume")

    def stop(self) -> None:
        """Its programs end; what it has stays."""
        self._become("stop")

    def start(self) -> None:
        """It takes commands again."""
        self._become("start")

    def set_timeout(self, seconds: int) -> None:
        """It is deleted so many seconds from now; 0 is never."""
        self.data = self._http.ask("PATCH", self._path, data={"timeout": seconds})

    def delete(self) -> None:
        """Ends it, and removes what it has."""
        self._http.ask("DELETE", self._path)

    def _become(self, state: str) -> None:
        self.data = self._http.ask("POST", f"{self._path}/{state}")


def _program(command: str | list[str], cwd: str | None, env: dict[str, str] | None, input: str | None, timeout: float | None) -> dict[str, Any]:
    wanted = {"command" if isinstance(command, str) else "args": command, "cwd": cwd, "env": env, "input": input, "timeout": timeout}
    return {name: value for name, value in wanted.items() if value is not None}
