"""The Ooze protocol: one JSON object a line on standard input and output. Standard error is free for notes."""
import json
import sys


def ready():
    send(type="ready")


def messages():
    """The user's messages, until the host says shutdown or closes the input. Types that nobody knows are passed over."""
    for line in sys.stdin:
        message = json.loads(line)
        if message.get("type") == "shutdown":
            return
        if message.get("type") == "message":
            yield message


class Turn:
    """One question and its answer."""

    def __init__(self, message_id):
        self._id = message_id

    def activity(self, tool, description):
        send(type="activity", tool=tool, description=description, message_id=self._id)

    def answer(self, content):
        send(type="response", content=content, message_id=self._id, done=True)

    def fail(self, reason):
        send(type="error", error=reason, message_id=self._id)


def send(**message):
    print(json.dumps(message), flush=True)
