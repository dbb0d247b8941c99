"""The sandboxes of a server."""

from __future__ import annotations

import os
from typing import Any

from .http import Http, segment
from .sandbox import Sandbox


class AgentOSServer:
    """An ``agentos server``.

    :param base_url: its address; ``AGENTOS_SERVER``, else http://127.0.0.1:8080, by default
    :param token: of ``agentos server token create``; ``AGENTOS_TOKEN`` by default
    """

    def __init__(self, base_url: str | None = None, token: str | None = None) -> None:
        self._http = Http(base_url or os.environ.get("AGENTOS_SERVER") or "http://127.0.0.1:8080", token or os.environ.get("AGENTOS_TOKEN"))

    def create(self, **wanted: Any) -> Sandbox:
        """Makes one; it takes commands when this returns.

        Fields as in ``docs/protocols/openapi.json`` (NewSandbox): ``tier`` ("process" or "vm"), ``language``, ``image``, ``cpus``, ``memory_mib``,
        ``allow``, ``deny``, ``environment``, ``metadata``, ``timeout`` in seconds and so on.
        """
        return Sandbox(self._http, self._http.ask("POST", "/v1/sandboxes", data=wanted))

    def get(self, id: str) -> Sandbox:
        """One by its id."""
        return Sandbox(self._http, self._http.ask("GET", f"/v1/sandboxes/{segment(id)}"))

    def list(self, *, tier: str | None = None, state: str | None = None) -> list[Sandbox]:
        """Oldest first."""
        return [Sandbox(self._http, data) for data in self._http.ask("GET", "/v1/sandboxes", query={"tier": tier, "state": state})["sandboxes"]]
