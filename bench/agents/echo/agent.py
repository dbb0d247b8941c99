"""Says what it is told (docs/protocols/ooze.md)."""
import json
import sys


def send(**message):
    print(json.dumps(message), flush=True)


send(type="ready")
for line in sys.stdin:
    message = json.loads(line)
    if message["type"] == "shutdown":
        break
    if message["type"] == "message":
        send(type="response", content=message["content"], message_id=message["message_id"], done=True)
