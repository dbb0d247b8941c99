"""Stops a fork bomb at its limit of 8 processes. Usage: fork_bomb.py SOCKET"""

import sys

from kernel import Kernel, output, promise, wait

kernel = Kernel(*sys.argv[1:])
other = kernel.spawn("bystander", "hold.py", "1")
bomb = kernel.spawn("fork-bomb", "bomb.py", limits={"max_pids": 8})
try:
    wait(lambda: output(bomb), lambda text: "refused" in text)
    pids = kernel.usage(bomb)["pids"]
    promise(pids["current"] <= 8, f"the bomb has {pids['current']} processes and gets no more")
    promise(pids.get("peak") is None or pids["peak"] <= 8, f"it never had more than {pids.get('peak', 'that')}")
    promise(kernel.find(other)["state"] == "RUNNING", "a bystander lives")
    promise(kernel.kill(bomb)["state"] == "STOPPED", "KILL ends all of it")
finally:
    kernel.kill(bomb)
    kernel.kill(other)
