"""Starts an agent again when it fails, twice at most, under the same number. Usage: supervisor.py SOCKET"""

import sys

from kernel import Kernel, output, promise

kernel = Kernel(*sys.argv[1:])
agent = kernel.spawn("unstable", "fail.py", restart_policy="on-failure", max_restarts=2)
ended = kernel.wait(agent)
promise(ended["restarts"] == 2, f"it was started again {ended['restarts']} times")
promise(ended["id"] == agent["id"], "it was the same agent each time")
promise(output(agent).splitlines() == ["run 1", "run 2", "run 3"], "its file outlived its runs: it counted them")
promise(ended["state"] == "FAILED", "then the kernel gave it up")
