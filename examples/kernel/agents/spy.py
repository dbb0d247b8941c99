"""Tries what it may not. Arguments: SOCKET SECRET-FILE VICTIM"""

import os
import pathlib
import socket
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import kernel as calls  # noqa: E402

_, path, secret, victim = sys.argv
kernel = calls.Kernel(path)


def attempt(what, act):
    """Acts, and prints what came of it."""
    try:
        act()
    except (OSError, calls.Refused) as reason:
        print(f"denied: {what} ({reason})")
    else:
        print(f"ALLOWED: {what}")


def another(opcode):
    """A call about the other agent."""
    return lambda: kernel.call(opcode, **({"id": int(victim)} if opcode == calls.KILL else {"agent_id": int(victim)}))


pathlib.Path("/agent/note").write_text("mine")
print("works: its own files" if pathlib.Path("/agent/note").read_text() == "mine" else "ALLOWED: nothing works here")

attempt("read a secret in the home directory", lambda: open(secret, encoding="utf-8"))
attempt("read the host's passwords", lambda: open("/etc/shadow", encoding="utf-8"))
attempt("change a program of the host", lambda: open("/usr/bin/env", "ab"))
attempt("make a device", lambda: os.mknod("/agent/memory", 0o600 | 0x2000, os.makedev(1, 1)))
attempt("connect to the network", lambda: socket.create_connection(("192.0.2.1", 80), timeout=2))
attempt("look up a name", lambda: socket.getaddrinfo("example.com", 80))
attempt("kill another agent", another(calls.KILL))
attempt("watch what another agent uses", another(calls.METRICS_AGENT))
