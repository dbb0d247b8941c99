# lockstep.py NATIVE OURS SEED COUNT: the same random operations on two directories, compared after each; the whole trees at intervals and at the end.
# Ends with status 0, or with 1 and the first difference and the operations before it.
import os, sys, time

from choices import Choices
from operations import Operations
from sides import Difference, Sides
from state import tree

INTERVAL = int(os.environ.get("INTERVAL", "2000"))
SHOWN = int(os.environ.get("SHOWN", "40"))

# Links lead up at times: what they find there is the same on both sides.
DEPTH = "s/s/s/s/s/s"


def compare_trees(native, ours):
    expected, actual = tree(native), tree(ours)
    for path in sorted(expected.keys() | actual.keys()):
        if expected.get(path) != actual.get(path):
            raise Difference(f"{path}\n  native: {expected.get(path)}\n  ours:   {actual.get(path)}")


def main():
    native, ours, seed, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    os.umask(0o022)
    for root in (native, ours):
        os.makedirs(os.path.join(root, DEPTH), exist_ok=True)
    sides, choices = Sides(os.path.join(native, DEPTH), os.path.join(ours, DEPTH)), Choices(seed)
    operations = Operations(sides, choices, os.geteuid() == 0 and os.environ.get("OWNERS", "1") == "1")
    start, number = time.monotonic(), 0
    try:
        for number in range(count):
            if number % INTERVAL == 0:
                compare_trees(native, ours)
            operations.step()
        operations.close_all()
        compare_trees(native, ours)
    except Difference as difference:
        print(*operations.log[-SHOWN:], sep="\n")
        print(f"seed {seed}, operation {number}: {difference}")
        return 1
    print(f"{count} operations agreed, {time.monotonic() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
