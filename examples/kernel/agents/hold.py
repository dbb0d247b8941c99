"""Holds so many megabytes and does nothing more. Arguments: SOCKET MEGABYTES"""

import signal
import sys

held = bytearray(b"x") * (int(sys.argv[2]) << 20)
print(f"holding {len(held)} bytes", flush=True)
signal.pause()
