"""One stage of a pipeline. Arguments: SOCKET parse|reason|verify NEXT"""

import operator
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from kernel import RECV, SEND, Kernel  # noqa: E402

OPERATIONS = {"+": operator.add, "-": operator.sub, "*": operator.mul}


def parse(message):
    """Text into terms."""
    words = (term.split() for term in message["text"].split(";"))
    return {"terms": [[int(left), sign, int(right)] for left, sign, right in words]}


def reason(message):
    """Terms into results."""
    return {**message, "results": [OPERATIONS[sign](left, right) for left, sign, right in message["terms"]]}


def verify(message):
    """Works the results back."""
    inverse = {"+": operator.sub, "-": operator.add, "*": operator.floordiv}
    pairs = zip(message["terms"], message["results"])
    return {**message, "verified": all(inverse[sign](result, right) == left for (left, sign, right), result in pairs)}


_, path, work, following = sys.argv
kernel = Kernel(path)
while True:
    for received in kernel.call(RECV, max=1, wait=True, timeout=30)["messages"]:
        kernel.call(SEND, to_name=following, message={"parse": parse, "reason": reason, "verify": verify}[work](received["message"]))
