# hammer.py DIRECTORY NAME COUNT: random changes to files of its own in a directory that others change, too. What it reads must be what it wrote;
# ends with status 0, or prints what was not.
import os, random, sys

directory, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
choose = random.Random(name)
kept = {}


def write(path):
    content = choose.randbytes(choose.choice((10, 3000, 70000)))
    with open(path, "wb") as file:
        file.write(content)
        if choose.random() < 0.02:
            os.fsync(file.fileno())
    kept[path] = content


def append(path):
    content = choose.randbytes(100)
    with open(path, "ab") as file:
        file.write(content)
    kept[path] += content


def rename(path):
    target = own()
    os.rename(path, target)
    kept[target] = kept.pop(path)


def remove(path):
    os.unlink(path)
    del kept[path]


def come_and_go(path):
    os.mkdir(path + ".d")
    os.link(path, path + ".d/link")
    check(path + ".d/link", kept[path])
    os.unlink(path + ".d/link")
    os.rmdir(path + ".d")


def check(path, content):
    with open(path, "rb") as file:
        found = file.read()
    if found != content:
        sys.exit(f"{path}: {len(found)} bytes instead of {len(content)}, or others")


def own():
    return os.path.join(directory, f"{name}-{choose.randrange(20)}")


for _ in range(count):
    path = own()
    if path in kept:
        choose.choice((write, append, append, rename, remove, come_and_go, lambda known: check(known, kept[known])))(path)
    else:
        write(path)
    if choose.random() < 0.02:
        listed = {entry for entry in os.listdir(directory) if entry.startswith(name + "-")}
        if listed != {os.path.basename(path) for path in kept}:
            sys.exit(f"listed {sorted(listed)} instead of {sorted(kept)}")
for path, content in kept.items():
    check(path, content)
