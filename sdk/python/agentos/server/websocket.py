"""The client's side of a WebSocket (RFC 6455), without extensions."""

from __future__ import annotations

import base64
import os
import struct
from contextlib import closing
from http.client import HTTPConnection, HTTPSConnection
from urllib.parse import urlsplit

from ..errors import AgentOSError
from .refusals import refusal

TEXT, BINARY = 1, 2
_CONTINUATION, _CLOSE, _PING, _PONG = 0, 8, 9, 10
_LAST, _MASKED = 0x80, 0x80


class WebSocket:
    """A connection that carries messages both ways. One sends, one receives.

    :raises AgentOSError: the server refuses, with the catalogue's code; or it cannot be reached
    """

    def __init__(self, url: str, token: str | None) -> None:
        address = urlsplit(url)
        connection = (HTTPSConnection if address.scheme == "https" else HTTPConnection)(address.netloc)
        headers = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode()}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        try:
            connection.request("GET", address.path, headers=headers)
            answer = connection.getresponse()
        except OSError as failure:
            raise AgentOSError(f"the server cannot be reached: {failure}", code="server.unreachable", remedy="agentos server") from failure
        if answer.status != 101:
            with closing(connection):
                raise refusal(answer.read().decode(errors="replace"), answer.status, answer.reason)
        self._socket = connection.sock
        self._input = self._socket.makefile("rb")

    def send(self, kind: int, data: bytes) -> None:
        """Sends one message."""
        size = len(data)
        length = bytes([_MASKED | size]) if size < 126 else struct.pack(">BH", _MASKED | 126, size) if size < 1 << 16 else struct.pack(">BQ", _MASKED | 127, size)
        mask = os.urandom(4)
        key = (mask * (size // 4 + 1))[:size]
        masked = (int.from_bytes(data, "big") ^ int.from_bytes(key, "big")).to_bytes(size, "big")
        self._socket.sendall(bytes([_LAST | kind]) + length + mask + masked)

    def receive(self) -> tuple[int, bytes]:
        """The next message and its kind.

        :raises AgentOSError: the server ended the connection; it says why as ``CODE: MESSAGE``
        """
        whole, kind = b"", 0
        while True:
            first, data = self._frame()
            opcode = first & 0xF
            if opcode == _CLOSE:
                code, _, message = data[2:].decode(errors="replace").partition(": ")
                raise AgentOSError(message or "the server ended the connection", code=code or "server.connection-lost")
            if opcode == _PING:
                self.send(_PONG, data)
            elif opcode in (TEXT, BINARY, _CONTINUATION):
                whole, kind = whole + data, opcode or kind
                if first & _LAST:
                    return kind, whole

    def close(self) -> None:
        """Ends it."""
        self._input.close()
        self._socket.close()

    def _frame(self) -> tuple[int, bytes]:
        first, length = self._read(2)
        if length == 126:
            (length,) = struct.unpack(">H", self._read(2))
        elif length == 127:
            (length,) = struct.unpack(">Q", self._read(8))
        return first, self._read(length)

    def _read(self, count: int) -> bytes:
        data = self._input.read(count)
        if len(data) < count:
            raise AgentOSError("the connection was lost", code="server.connection-lost")
        return data
