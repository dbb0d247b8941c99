"""The smallest agent: lines of JSON in, lines of JSON out (docs/protocols/ooze.md)."""

import json
import pathlib
import sys

VISITS = pathlib.Path.home() / "visits"  # The home is the session's: it is there again next time.


def send(**message):
    print(json.dumps(message), flush=True)


def greet(message):
    visits = int(VISITS.read_text()) + 1 if VISITS.exists() else 1
    VISITS.write_text(str(visits))
    send(type="activity", tool="memory", description=f"visit {visits}", message_id=message["message_id"])
    return f"Hello! You wrote **{message['content']}**. This is message {visits} of our session."


send(type="ready")
for line in sys.stdin:
    message = json.loads(line)
    if message["type"] == "shutdown":
        break
    if message["type"] == "message":
        send(type="response", content=greet(message), message_id=message["message_id"], done=True)
