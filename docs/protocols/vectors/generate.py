#!/usr/bin/env python3
"""Writes the byte vectors of docs/protocols/kernel.md: one .bin file for each frame or stream of frames, and vectors.json.

Deliberately apart from every implementation: it packs the header by hand, so that no implementation is compared with itself.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
MAGIC = bytes([0x54, 0x4E, 0x47, 0x41])
FRAME_LIMIT = 1 << 20


def header(tag: int, opcode: int, length: int, magic: bytes = MAGIC) -> bytes:
    return magic + tag.to_bytes(4, "little") + bytes([opcode]) + length.to_bytes(8, "little")


def compact(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


class Vectors:
    """What was written so far."""

    def __init__(self) -> None:
        self.frames: list[dict[str, Any]] = []
        self.streams: list[dict[str, Any]] = []
        self.bytes: dict[str, bytes] = {}

    def frame(self, name: str, direction: str, opcode: int, payload: bytes, *, tag: int = 0, **content: Any) -> None:
        head = header(tag, opcode, len(payload))
        self._write(name, head + payload)
        self.frames.append({"name": name, "file": f"{name}.bin", "direction": direction, "header": head.hex(),
                            "tag": tag, "opcode": opcode, "length": len(payload), **content})

    def json(self, name: str, direction: str, opcode: int, value: Any, *, tag: int = 0, attachment: bytes | None = None) -> None:
        payload = compact(value)
        content: dict[str, Any] = {"json": value}
        if attachment is not None:
            payload += b"\0" + attachment
            content["attachment"] = attachment.hex()
        self.frame(name, direction, opcode, payload, tag=tag, **content)

    def text(self, name: str, direction: str, opcode: int, text: str, *, tag: int = 0) -> None:
        self.frame(name, direction, opcode, text.encode(), tag=tag, text=text)

    def malformed(self, name: str, head: bytes, error: str) -> None:
        self._write(name, head)
        self.frames.append({"name": name, "file": f"{name}.bin", "direction": "call", "header": head.hex(), "error": error})

    def stream(self, name: str, direction: str, frames: list[str]) -> None:
        self._write(name, b"".join(self.bytes[frame] for frame in frames))
        self.streams.append({"name": name, "file": f"{name}.bin", "direction": direction, "frames": frames})

    def _write(self, name: str, content: bytes) -> None:
        self.bytes[name] = content
        (FOLDER / f"{name}.bin").write_bytes(content)

    def write_index(self) -> None:
        index = {"version": 1, "frames": self.frames, "streams": self.streams}
        (FOLDER / "vectors.json").write_text(json.dumps(index, ensure_ascii=False, indent=1) + "\n")


def write_all() -> None:
    vectors = Vectors()
    write_core(vectors)
    write_calls(vectors)
    write_attachments(vectors)
    write_malformed(vectors)
    vectors.stream("pipelined-calls", "call", ["noop-empty", "noop-bytes", "list", "exec", "exit"])
    vectors.stream("streamed-answer", "answer", ["exec-chunk-stdout", "event", "exec-chunk-stderr", "noop-answer", "exec-answer"])
    vectors.write_index()


def write_core(vectors: Vectors) -> None:
    every_byte = bytes(range(256))
    vectors.text("noop-empty", "call", 0x00, "")
    vectors.frame("noop-bytes", "call", 0x00, every_byte, bytes=every_byte.hex())
    vectors.frame("noop-answer", "answer", 0x00, every_byte, tag=0xFFFFFFFE, bytes=every_byte.hex())
    vectors.json("hello", "call", 0xFE, {"features": ["call_ids", "streams", "events"], "numbering": "seed"})
    vectors.json("hello-answer", "answer", 0xFE, {
        "protocol_version": 1, "kernel_version": "0.1.0", "agent_id": 7, "frame_limit": FRAME_LIMIT,
        "features": {"call_ids": True, "streams": True, "events": True}, "numbering": "seed"}, tag=7)
    vectors.text("exit", "call", 0xFF, "")
    vectors.text("exit-answer", "answer", 0xFF, "goodbye", tag=7)
    vectors.json("failure", "answer", 0x10, {
        "success": False, "error": "cannot answer a call: its payload is not what this call takes", "code": "protocol.bad-payload",
        "remedy": "Compare with docs/protocols/kernel.md"}, tag=7)


def write_calls(vectors: Vectors) -> None:
    vectors.json("think", "call", 0x01, {"prompt": "What is 2+2?"})
    vectors.text("think-text", "call", 0x01, "Was ist 2+2? \u2014 \U0001F914")
    vectors.json("think-answer", "answer", 0x01, {"success": True, "content": "4", "tokens": 9}, tag=7)
    vectors.json("read", "call", 0x02, {"path": "/agent/notes/\u00e4.txt"}, tag=1)
    vectors.json("read-answer", "answer", 0x02, {"success": True, "content": "hello, agent\n", "size": 13}, tag=1)
    vectors.json("write", "call", 0x03, {"path": "/agent/x", "content": "a\u0000b\n\"\\", "mode": "append"}, tag=2)
    vectors.json("exec", "call", 0x04, {"command": "ls -la /tmp", "timeout": 30}, tag=0x01020304)
    vectors.json("exec-chunk-stdout", "answer", 0xF1, {"stream": "stdout", "data": "total 0\n"}, tag=0x01020304)
    vectors.json("exec-chunk-stderr", "answer", 0xF1, {"stream": "stderr", "data": "ls: \u2026\n"}, tag=0x01020304)
    vectors.json("exec-answer", "answer", 0x04, {"success": False, "stdout": "", "stderr": "", "exit_code": 2}, tag=0x01020304)
    vectors.json("spawn", "call", 0x10, {
        "name": "worker", "script": "/path/to/agent.py", "sandboxed": True, "limits": {"memory": 268435456}}, tag=3)
    vectors.json("list", "call", 0x12, {}, tag=4)
    vectors.json("list-answer", "answer", 0x12, [{"id": 1, "name": "worker", "pid": 4711, "state": "RUNNING", "running": True}], tag=4)
    vectors.json("event", "answer", 0xF2, {"type": "AGENT_SPAWNED", "data": {"name": "worker"}, "source_agent_id": 1, "timestamp": 1700000000.25})


def write_attachments(vectors: Vectors) -> None:
    content = bytes([0, 1, 2, 0, 0xFF, 0x7B, 0x7D, 0])
    vectors.json("files-write", "call", 0xD0, {"op": "write", "path": "/output/report.bin"}, tag=5, attachment=content)
    vectors.json("files-write-empty", "call", 0xD0, {"op": "write", "path": "/empty"}, tag=6, attachment=b"")
    vectors.json("files-read-answer", "answer", 0xD0, {"success": True, "size": len(content)}, tag=5, attachment=content)
    vectors.json("key-values-set", "call", 0xD1, {"op": "set", "key": "user:name", "value": "Alice"}, tag=8)
    vectors.json("tools-record", "call", 0xD2, {
        "op": "record", "name": "web_search", "started_at": 1700000000.5, "completed_at": 1700000002, "parameters": {"query": "AI"},
        "result": {"results": ["result1", "result2"]}}, tag=9)


def write_malformed(vectors: Vectors) -> None:
    vectors.malformed("magic-in-network-order", header(0, 0x00, 0, magic=bytes(reversed(MAGIC))), "protocol.bad-magic")
    vectors.malformed("http-request", b"GET / HTTP/1.1\r\n\r\n"[:17], "protocol.bad-magic")
    vectors.malformed("too-large", header(0, 0x00, FRAME_LIMIT + 1), "protocol.frame-too-large")
    vectors.malformed("largest-length", header(0xFFFFFFFF, 0xFF, (1 << 64) - 1), "protocol.frame-too-large")


if __name__ == "__main__":
    write_all()
