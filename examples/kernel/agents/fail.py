"""Counts its runs in its own file, and fails each time."""

import pathlib
import sys

count = pathlib.Path("/agent/runs")
run = int(count.read_text()) + 1 if count.exists() else 1
count.write_text(str(run))
print(f"run {run}", flush=True)
sys.exit(1)
