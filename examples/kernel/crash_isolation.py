"""Lets an agent crash: nobody else notices. Usage: crash_isolation.py SOCKET"""

import sys

from kernel import Kernel, promise

kernel = Kernel(*sys.argv[1:])
other = kernel.spawn("survivor", "hold.py", "1")
crashing = kernel.spawn("crashing", "crash.py")
try:
    ended = kernel.wait(crashing)
    promise(ended["state"] == "FAILED" and ended["exit_code"] == 139, f"the agent crashed (exit code {ended['exit_code']}: SIGSEGV)")
    promise(kernel.find(other)["state"] == "RUNNING", "another agent lives")
    again = kernel.spawn("crashing", "hold.py", "1")
    promise(again["id"] != crashing["id"], "its name is free again, its number is not")
    kernel.kill(again)
finally:
    kernel.kill(other)
