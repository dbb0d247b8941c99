"""The connection itself, and work done on the caller's behalf."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from typing import Any, Literal, overload

from ..answers import Answer
from ..wire import Opcode, encode
from .call import Call, Json, asking, read_answer

FEATURES = ("call_ids", "streams")
"""What every connection of this package agrees on."""


def hello(features: Iterable[str] = FEATURES) -> Call[Answer]:
    """Which kernel this is, who the caller is to it (``agent_id``) and what was agreed on."""
    return asking(Opcode.HELLO, {"features": list(features)})


@overload
def echo(message: str = ...) -> Call[str]: ...
@overload
def echo(message: bytes) -> Call[bytes]: ...
def echo(message: str | bytes = "") -> Call[str] | Call[bytes]:
    """The message comes back: text as text, bytes as bytes."""
    if isinstance(message, str):
        return Call(Opcode.NOOP, message.encode(), bytes.decode)
    return Call(Opcode.NOOP, message, bytes)


def noop(payload: bytes = b"") -> Call[bytes]:
    """The bytes come back."""
    return Call(Opcode.NOOP, payload, bytes)


def think(
    prompt: str, *, image: bytes | None = None, image_mime_type: str = "image/jpeg", system_instruction: str | None = None,
    thinking_level: Literal["low", "medium", "high"] | None = None, temperature: float | None = None, model: str | None = None,
    tools: list[dict[str, Any]] | None = None,
) -> Call[Answer]:
    """Asks a language model: ``success, content, tokens``. ``content`` is there even when the call failed, and is empty then."""
    picture = None if image is None else {"data": base64.b64encode(image).decode(), "mime_type": image_mime_type}
    call = asking(Opcode.THINK, {
        "prompt": prompt, "image": picture, "system_instruction": system_instruction, "thinking_level": thinking_level,
        "temperature": temperature, "model": model, "tools": tools})
    return Call(call.opcode, call.payload, _read_thought)


def _read_thought(payload: bytes) -> Answer:
    answer = read_answer(Opcode.THINK, payload)
    answer.setdefault("content", "")
    return answer


def exec(command: str, cwd: str | None = None, timeout: float = 30, *, run_async: bool | None = None, request_id: Json = None) -> Call[Answer]:
    """Runs a shell command in the caller's own sandbox: ``success, stdout, stderr, exit_code``. ``success`` says whether it ended with status 0.

    ``timeout`` is in seconds. With ``run_async`` the answer comes at once and the result by ``poll_async``.
    """
    return asking(Opcode.EXEC, {"command": command, "cwd": cwd, "timeout": timeout, "async": run_async, "request_id": request_id})


def streamed_exec(command: str, cwd: str | None = None, timeout: float = 30) -> Call[Answer]:
    """The same, with the output in parts while it runs."""
    return asking(Opcode.EXEC, {"command": command, "cwd": cwd, "timeout": timeout, "stream": True})


def read_file(path: str) -> Call[Answer]:
    """Reads a file as text: ``success, content, size``."""
    return asking(Opcode.READ, {"path": path})


def write_file(path: str, content: str, mode: Literal["write", "append"] = "write") -> Call[Answer]:
    """Writes a file: ``success, bytes_written``."""
    return asking(Opcode.WRITE, {"path": path, "content": content, "mode": mode})


def http(
    url: str, method: str = "GET", headers: Mapping[str, str] | None = None, body: str | None = None, timeout: float = 30, *,
    run_async: bool | None = None, request_id: Json = None,
) -> Call[Answer]:
    """Makes an HTTP request, to the domains that the caller's permissions name: ``success, body, status_code``."""
    return asking(Opcode.HTTP, {
        "url": url, "method": method, "headers": None if headers is None else dict(headers), "body": body, "timeout": timeout,
        "async": run_async, "request_id": request_id})


def poll_async(max_results: int = 10) -> Call[Answer]:
    """Takes results of calls made with ``run_async``: ``results[{request_id, opcode, opcode_name, payload}], count``."""
    return asking(Opcode.ASYNC_POLL, {"max": max_results})


def report_tokens(tokens: int, success: bool = True) -> Call[Answer]:
    """Tells the kernel of tokens used elsewhere: ``success, tokens, quota_exceeded``."""
    return asking(Opcode.LLM_REPORT, {"tokens": tokens, "success": success})


def cancel(call_id: int) -> Call[Answer]:
    """Gives up a call of the same connection: ``success, cancelled``."""
    return asking(Opcode.CANCEL, {"call": call_id})


def exit() -> Call[str]:
    """Says goodbye; the kernel ends the connection."""
    return Call(Opcode.EXIT, b"", bytes.decode)


def raw(opcode: int, payload: bytes | str | Mapping[str, Any] = b"") -> Call[bytes]:
    """Any call: the answer's payload as it is."""
    if isinstance(payload, Mapping):
        payload = encode(dict(payload))
    return Call(Opcode(opcode), payload.encode() if isinstance(payload, str) else payload, bytes)
