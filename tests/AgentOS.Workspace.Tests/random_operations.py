# random_operations.py DIRECTORY SEED COUNT: random calls in a directory; prints what each answered, and the tree at the end.
import ctypes, errno, hashlib, os, random, stat, sys

root, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
libc = ctypes.CDLL(None, use_errno=True)
EXCHANGE, NOREPLACE = 2, 1


def renameat2(a, b, flags):
    if libc.renameat2(-100, a.encode(), -100, b.encode(), flags) < 0:
        raise OSError(ctypes.get_errno(), "renameat2")


def walk():
    found = []
    for directory, directories, files in os.walk("."):
        directories.sort()
        found += [os.path.join(directory, name) for name in sorted(directories + files)]
    return found


def content(path):
    with open(path, "rb") as file:
        return hashlib.sha1(file.read()).hexdigest()[:12]


def describe(path, names):
    status = os.lstat(path)
    kind = stat.S_IFMT(status.st_mode)
    text = f"{path} {oct(status.st_mode)}"
    if kind == stat.S_IFREG:
        names.setdefault(status.st_ino, []).append(path)
        text += f" {status.st_size} {content(path)} links={status.st_nlink} mtime={status.st_mtime_ns if status.st_mtime < 1e9 else 'now'}"
        text += f" {sorted((name, os.getxattr(path, name)) for name in os.listxattr(path) if name.startswith('user.'))}"
    if kind == stat.S_IFLNK:
        text += f" -> {os.readlink(path)}"
    return text


def dump():
    names = {}
    lines = [describe(path, names) for path in walk()]
    return lines + [f"one file: {' '.join(paths)}" for paths in sorted(names.values()) if len(paths) > 1]


os.chdir(root)
choose = random.Random(seed)


def some(paths, kind=None):
    fitting = [path for path in paths if kind is None or kind(path)]
    return choose.choice(fitting) if fitting else "./none"


def is_file(path):
    return os.path.isfile(path) and not os.path.islink(path)


def is_directory(path):
    return os.path.isdir(path) and not os.path.islink(path)


def fresh(paths):
    if choose.random() < 0.3:
        return some(paths)  # often taken already
    return os.path.join(some(paths + ["."], is_directory), choose.choice("abcdefgh") + str(choose.randrange(4)))


def write(path, offset, length, flags):
    descriptor = os.open(path, os.O_WRONLY | flags, 0o644)
    try:
        os.pwrite(descriptor, bytes([choose.randrange(256)]) * length, offset)
    finally:
        os.close(descriptor)


def hold_and_remove(path):
    with open(path, "r+b") as file:
        os.unlink(path)
        file.seek(3)
        file.write(b"held")
        file.flush()
        file.seek(0)
        return hashlib.sha1(file.read()).hexdigest()[:12]


def step(paths):
    kind = choose.randrange(18)
    a, b = some(paths, is_file), fresh(paths)
    offset, length = choose.choice([0, 1, 4096, 65535, 300000, 700000]), choose.choice([1, 10, 4096, 70000])
    if kind == 0: return write(b, offset, length, os.O_CREAT)
    if kind == 1: return write(a, offset, length, 0)
    if kind == 2: return write(a, 0, length, os.O_APPEND)
    if kind == 3: return write(a, 0, 5, os.O_TRUNC)
    if kind == 4: return os.truncate(a, choose.choice([0, 1, 5000, 100000, 400000, 900000]))
    if kind == 5: return os.rename(some(paths), b)
    if kind == 6: return os.rename(some(paths, is_directory), b)
    if kind == 7: return renameat2(some(paths), some(paths), EXCHANGE)
    if kind == 8: return renameat2(some(paths), b, NOREPLACE)
    if kind == 9: return os.unlink(some(paths))
    if kind == 10: return os.rmdir(some(paths, is_directory))
    if kind == 11: return os.mkdir(b)
    if kind == 12: return os.link(a, b)
    if kind == 13: return os.symlink(a, b)
    if kind == 14: return os.chmod(a, choose.choice([0o600, 0o644, 0o755, 0o4755]))
    if kind == 15: return os.setxattr(a, "user.x", bytes([choose.randrange(256)]))
    if kind == 16: return os.utime(a, ns=(10**17, 10**17 + choose.randrange(1000)))
    return hold_and_remove(a)


for number in range(count):
    paths = walk()
    try:
        answer = step(paths)
    except OSError as error:
        answer = errno.errorcode[error.errno]
    print(number, answer)
print("\n".join(dump()))
