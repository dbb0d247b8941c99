"""Three agents in a row: a parser, a reasoner and a verifier, over messages only. Usage: pipeline.py SOCKET"""

import sys

from kernel import RECV, REGISTER, SEND, Kernel, promise

TEXT = "3 + 4; 10 * 5; 9 - 12"

kernel = Kernel(*sys.argv[1:])
kernel.call(REGISTER, name="customer")
stages = [
    kernel.spawn("verifier", "stage.py", "verify", "customer"),
    kernel.spawn("reasoner", "stage.py", "reason", "verifier"),
    kernel.spawn("parser", "stage.py", "parse", "reasoner"),
]
try:
    kernel.call(SEND, to_name="parser", message={"text": TEXT})
    message = kernel.call(RECV, max=1, wait=True, timeout=30)["messages"][0]
    promise(message["from_name"] == "verifier", "the answer came through all three")
    promise(message["message"]["results"] == [7, 50, -3], f"{TEXT} is {message['message']['results']}")
    promise(message["message"]["verified"], "the verifier agrees")
finally:
    for stage in stages:
        kernel.kill(stage)
