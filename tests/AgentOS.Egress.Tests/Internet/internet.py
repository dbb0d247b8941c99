"""The internet of the egress tests, in a network namespace of its own: name servers, web servers, a banner, and a recorder at the wire.

Standard input takes one JSON command a line, standard output gives one JSON answer a line.
"""
import json
import sys

import names
import servers
from recorder import Recorder


def main():
    interface, certificates = sys.argv[1:3]
    recorder = Recorder(interface)
    hits = servers.Hits()
    zone = names.Zone()
    names.serve(zone)
    servers.serve(hits, certificates)
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        command = json.loads(line)
        if command["do"] == "take":
            answer = {"departures": recorder.take(), "hits": hits.take()}
        elif command["do"] == "name":
            zone.set(command["name"], command["answers"])
            answer = {}
        else:
            raise ValueError(command)
        print(json.dumps(answer), flush=True)


main()
