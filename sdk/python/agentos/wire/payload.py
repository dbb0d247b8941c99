"""Payloads: JSON, and where a call says so an attachment after one NUL byte, which JSON never contains."""

from __future__ import annotations

import json
from typing import Any

_SEPARATOR = b"\0"

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def encode(value: Any, attachment: bytes | None = None) -> bytes:
    """The payload that carries a value.

    Raises TypeError or ValueError for what JSON cannot express (NaN, lone surrogates, other types than its own).
    """
    payload = _encode(value).encode()
    return payload if attachment is None else b"".join((payload, _SEPARATOR, attachment))


def split(payload: bytes) -> tuple[bytes, bytes]:
    """The JSON of a payload and its attachment, which is empty where there is none."""
    text, _, attachment = payload.partition(_SEPARATOR)
    return text, attachment


def decode(payload: bytes) -> Any:
    """What the JSON of a payload means."""
    return json.loads(payload)
