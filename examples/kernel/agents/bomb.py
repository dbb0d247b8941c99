"""Forks, and so does each of its children."""

import os
import time

while True:
    try:
        os.fork()
    except BlockingIOError:
        print("refused", flush=True)
        time.sleep(0.1)
