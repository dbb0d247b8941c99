"""Denies an agent what is not its own: the host's files, the network, other agents. Usage: malicious_agent.py SOCKET"""

import os
import sys
import tempfile

from kernel import Kernel, output, promise

kernel = Kernel(*sys.argv[1:])
with tempfile.NamedTemporaryFile("w", dir=os.path.expanduser("~"), prefix="secret-") as secret:
    secret.write("top secret")
    secret.flush()
    victim = kernel.spawn("victim", "hold.py", "1")
    spy = kernel.spawn("spy", "spy.py", secret.name, str(victim["id"]))
    try:
        ended = kernel.wait(spy)
        lines = output(spy).splitlines()
        print("\n".join("        " + line for line in lines))
        promise(ended["exit_code"] == 0, "the spy has tried everything it knows")
        promise("works: its own files" in lines, "its own files are its own")
        promise(not any(line.startswith("ALLOWED") for line in lines), f"it was denied {sum(line.startswith('denied') for line in lines)} times")
        promise(kernel.find(victim)["state"] == "RUNNING", "its victim lives")
    finally:
        kernel.kill(spy)
        kernel.kill(victim)
