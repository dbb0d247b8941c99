"""The kernel's wire protocol (docs/protocols/kernel.md) in a few lines: what these demonstrations need, and nothing else."""

import json
import os
import socket
import struct
import time

SPAWN, KILL, LIST = 0x10, 0x11, 0x12
SEND, RECV, REGISTER = 0x20, 0x21, 0x23
METRICS_AGENT, METRICS_ALL_AGENTS = 0xC1, 0xC2

ENDED = ("STOPPED", "FAILED")
HERE = os.path.dirname(os.path.abspath(__file__))

_HEADER = struct.Struct("<IIBQ")
_MAGIC = 0x41474E54


class Refused(Exception):
    """The kernel answered with a failure."""

    def __init__(self, answer):
        super().__init__(answer["error"])
        self.code = answer["code"]


class Kernel:
    """A connection. Agents find their kernel at /tmp/agentos.sock; the first argument of a program names another socket."""

    def __init__(self, path="/tmp/agentos.sock"):
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(path)

    def call(self, opcode, **payload):
        """Calls and waits for the answer. Raises Refused."""
        body = json.dumps(payload).encode()
        self._socket.sendall(_HEADER.pack(_MAGIC, 0, opcode, len(body)) + body)
        _, _, _, length = _HEADER.unpack(self._receive(_HEADER.size))
        answer = json.loads(self._receive(length))
        if isinstance(answer, dict) and answer.get("success") is False:
            raise Refused(answer)
        return answer

    def spawn(self, name, script, *args, **options):
        """Starts one of the agents beside this file. It sees this directory as it is, and changes a copy."""
        script = os.path.join(HERE, "agents", script)
        return self.call(SPAWN, name=name, script=script, args=list(args), workspace=HERE, **options)

    def kill(self, agent):
        """Ends an agent and waits until it has ended."""
        if self.find(agent)["state"] not in ENDED:
            self.call(KILL, id=agent["id"])
        return self.wait(agent)

    def find(self, agent):
        """What LIST says of an agent."""
        return next(entry for entry in self.call(LIST) if entry["id"] == agent["id"])

    def usage(self, agent):
        """What an agent uses and may use; None when it has ended."""
        return self.call(METRICS_AGENT, agent_id=agent["id"])["agent"].get("usage")

    def wait(self, agent, until=lambda entry: entry["state"] in ENDED):
        """Waits until LIST says so of an agent."""
        return wait(lambda: self.find(agent), until)

    def _receive(self, length):
        content = b""
        while len(content) < length:
            part = self._socket.recv(length - len(content))
            if not part:
                raise ConnectionError("the kernel closed the connection")
            content += part
        return content


def wait(look, until, patience=60):
    """Looks until what is seen is right."""
    deadline = time.monotonic() + patience
    while True:
        seen = look()
        if until(seen):
            return seen
        if time.monotonic() > deadline:
            raise TimeoutError(f"it has not come to that; the last look: {seen}")
        time.sleep(0.02)


def output(agent):
    """What an agent has printed so far."""
    if not os.path.exists(agent["log"]):
        return ""
    with open(agent["log"], encoding="utf-8", errors="replace") as log:
        return log.read()


def promise(kept, text):
    """Prints what was promised; ends the demonstration when it is not so."""
    print(("ok      " if kept else "BROKEN  ") + text, flush=True)
    if not kept:
        raise SystemExit(1)
