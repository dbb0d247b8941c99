"""Key-values of a sandbox."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from ..errors import AgentOSError
from .http import Http


class SandboxKeyValues:
    """Any JSON value by its key."""

    def __init__(self, http: Http, sandbox: str) -> None:
        self._http = http
        self._path = f"{sandbox}/kv"

    def get(self, key: str, default: Any = None) -> Any:
        """Its value, or ``default``."""
        try:
            return self._http.ask("GET", self._of(key))
        except AgentOSError as failure:
            if failure.code == "server.no-entry":
                return default
            raise

    def set(self, key: str, value: Any) -> None:
        """Keeps it."""
        self._http.ask("PUT", self._of(key), data=value)

    def delete(self, key: str) -> None:
        """Removes it."""
        self._http.ask("DELETE", self._of(key))

    def list(self, prefix: str = "") -> dict[str, Any]:
        """Keys that begin so, in their order, with their values."""
        return {entry["key"]: entry["value"] for entry in self._http.ask("GET", self._path, query={"prefix": prefix})["entries"]}

    def _of(self, key: str) -> str:
        return f"{self._path}/{quote(key)}"
