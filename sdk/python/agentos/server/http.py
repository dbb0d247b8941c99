"""Requests to a server, whose failures are errors of this package."""

from __future__ import annotations

import json
from http.client import HTTPResponse
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from ..calls.key_values import ABSENT
from ..errors import AgentOSError
from .refusals import refusal
from .websocket import WebSocket


class Http:
    """Where a server is, and who calls it."""

    def __init__(self, base_url: str, token: str | None) -> None:
        self._address = base_url.rstrip("/")
        self._token = token

    def send(
        self, method: str, path: str, *, query: dict[str, Any] | None = None, data: Any = ABSENT, body: bytes | None = None, accept: str = "application/json"
    ) -> HTTPResponse:
        """The answer, to be read and closed.

        :raises AgentOSError: the server refuses, with the catalogue's code; or it cannot be reached
        """
        chosen = {name: value for name, value in (query or {}).items() if value is not None}
        request = Request(f"{self._address}{path}{'?' + urlencode(chosen) if chosen else ''}", method=method, headers={"Accept": accept})
        if self._token:
            request.add_header("Authorization", f"Bearer {self._token}")
        if data is not ABSENT:
            request.data = json.dumps(data).encode()
            request.add_header("Content-Type", "application/json")
        elif body is not None:
            request.data = body
            request.add_header("Content-Type", "application/octet-stream")
        try:
            return urlopen(request)
        except HTTPError as refused:
            with refused:
                raise refusal(refused.read().decode(errors="replace"), refused.code, str(refused.reason)) from None
        except URLError as failure:
            raise AgentOSError(f"the server cannot be reached: {failure.reason}", code="server.unreachable", remedy="agentos server") from failure

    def open(self, path: str) -> WebSocket:
        """A WebSocket."""
        return WebSocket(self._address + path, self._token)

    def ask(self, method: str, path: str, **request: Any) -> Any:
        """The answer's JSON; None when it has none."""
        with self.send(method, path, **request) as response:
            content = response.read()
        return json.loads(content) if content else None


def segment(text: str) -> str:
    """A part of a path."""
    return quote(text, safe="")
