"""{{display_name}}: an agent of the Ooze protocol, one JSON object a line on standard input and output."""
import json
import sys


def send(**message):
    print(json.dumps(message), flush=True)


def answer(content):
    return f"You said: {content}"


send(type="ready")
for line in sys.stdin:
    message = json.loads(line)
    if message["type"] == "shutdown":
        break
    if message["type"] == "message":
        send(type="response", content=answer(message["content"]), message_id=message["message_id"], done=True)
