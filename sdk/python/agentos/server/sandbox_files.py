"""Files of a sandbox."""

from __future__ import annotations

from dataclasses import dataclass

from .http import Http


@dataclass(frozen=True)
class SandboxFile:
    """What is known of a file."""

    name: str
    path: str
    type: str
    size: int
    """Bytes."""

    mode: str
    """Octal."""

    modified_at: str
    """RFC 3339."""


class SandboxFiles:
    """The files of a sandbox. Those below ``/agent`` are there whether it runs or not, others while it runs."""

    def __init__(self, http: Http, sandbox: str) -> None:
        self._http = http
        self._path = f"{sandbox}/files"

    def read(self, path: str) -> bytes:
        """All of it."""
        with self._http.send("GET", self._path, query={"path": path}, accept="*/*") as response:
            return response.read()

    def write(self, path: str, content: bytes | str) -> SandboxFile:
        """Whole, or not at all."""
        body = content.encode() if isinstance(content, str) else content
        return SandboxFile(**self._http.ask("PUT", self._path, query={"path": path}, body=body))

    def list(self, path: str = "/agent") -> list[SandboxFile]:
        """The entries of a directory."""
        return [SandboxFile(**file) for file in self._http.ask("GET", f"{self._path}/list", query={"path": path})["files"]]

    def stat(self, path: str) -> SandboxFile:
        """What a file is."""
        return SandboxFile(**self._http.ask("GET", f"{self._path}/stat", query={"path": path}))

    def move(self, old: str, new: str) -> None:
        """Gives it another name."""
        self._http.ask("POST", f"{self._path}/move", data={"from": old, "to": new})

    def mkdir(self, path: str) -> None:
        """A directory, with those above it."""
        self._http.ask("POST", f"{self._path}/mkdir", data={"path": path})

    def remove(self, path: str, *, recursive: bool = False) -> None:
        """A file, or a directory."""
        self._http.ask("DELETE", self._path, query={"path": path, "recursive": str(recursive).lower()})
