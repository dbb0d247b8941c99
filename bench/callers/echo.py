"""bench/run kernel, from Python: NOOP one after another, then pipelined. Arguments: SOCKET CALLS. Prints seconds as JSON."""

import json
import socket
import struct
import sys
import time

BATCH = 256
FRAME = struct.pack("<IIBQ", 0x41474E54, 0, 0, 16) + b"sixteen bytes..."

calls = int(sys.argv[2])
server = socket.socket(socket.AF_UNIX)
server.connect(sys.argv[1])


def exchange(data, clock=time.perf_counter):
    """Sends calls and takes all their answers."""
    began = clock()
    server.sendall(data)
    left = len(data)
    while left:
        left -= len(server.recv(left))
    return clock() - began


seconds = sorted(exchange(FRAME) for _ in range(calls))
batch = FRAME * BATCH
batches = calls // BATCH * 10
pipelined = sum(exchange(batch) for _ in range(batches)) / (batches * BATCH)
print(json.dumps({"median": seconds[calls // 2], "percentile99": seconds[calls * 99 // 100], "pipelined": pipelined}))
