"""Throttles an agent that takes all the processor time it can get, while another keeps its own. Usage: cpu_hog.py SOCKET"""

import sys

from kernel import Kernel, promise, wait

kernel = Kernel(*sys.argv[1:])
hog = kernel.spawn("cpu-hog", "spin.py", limits={"cpu_quota": 10_000, "cpu_period": 100_000, "memory": 64 << 20, "max_pids": 4})
other = kernel.spawn("neighbour", "spin.py", limits={"cpu_quota": 200_000})
try:
    used = wait(lambda: kernel.usage(hog)["cpu"], lambda cpu: cpu["throttled_periods"] >= 10)
    # Counted in the scheduler's own periods, whatever else the machine does: a tenth of each, and room for the granularity of a tick.
    share = used["microseconds"] / (used["periods"] * 100_000)
    promise(share < 0.2, f"the hog has {share:.0%} of a processor ({used['throttled_periods']} of {used['periods']} periods throttled)")
    wait(lambda: kernel.usage(other)["cpu"], lambda cpu: cpu["microseconds"] >= 200_000)
    promise(kernel.usage(other)["cpu"]["throttled_periods"] == 0, "its neighbour was never throttled")
    promise(all(kernel.find(agent)["state"] == "RUNNING" for agent in (hog, other)), "both run on")
finally:
    kernel.kill(hog)
    kernel.kill(other)
