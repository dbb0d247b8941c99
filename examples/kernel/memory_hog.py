"""Kills an agent at its memory limit of 50 MB, and it alone. Usage: memory_hog.py SOCKET"""

import sys

from kernel import Kernel, output, promise

kernel = Kernel(*sys.argv[1:])
healthy = kernel.spawn("healthy", "hold.py", "20", limits={"memory": 128 << 20, "max_pids": 16})
hog = kernel.spawn("memory-hog", "hoard.py", limits={"memory": 50 << 20})
try:
    ended = kernel.wait(hog)
    promise(ended["state"] == "FAILED" and ended["exit_code"] == 137, f"the hog was killed (exit code {ended['exit_code']})")
    held = int((output(hog).split() or ["0"])[-1])
    promise(held <= 50, f"it had {held} MB by then")
    promise(kernel.find(healthy)["state"] == "RUNNING", "the healthy agent lives")
    promise(kernel.usage(healthy)["memory"]["oom_kills"] == 0, "nothing of it was killed")
finally:
    kernel.kill(healthy)
