"""Steve: a full-featured agent in plain Python. This file runs the turns; the others speak, think, act and remember."""
import sys
import traceback

import models
import protocol
from assistant import Assistant
from memory import Memory


def main():
    assistant = Assistant(models.from_environment(), Memory.of_this_session())
    protocol.ready()
    for message in protocol.messages():
        turn = protocol.Turn(message["message_id"])
        try:
            turn.answer(assistant.answer(message["content"], turn))
        except Exception as failure:  # Whatever happens, the turn must end.
            traceback.print_exc(file=sys.stderr)
            turn.fail(str(failure))


main()
