# What is compared: one inode, a listing, a whole tree.
import hashlib, os, stat

from sides import answer, is_directory

COUNT_DIRECTORY_LINKS = os.environ.get("DIRECTORY_LINKS", "1") == "1"


def attributes(status):
    links = status.st_nlink if COUNT_DIRECTORY_LINKS or not is_directory(status) else "-"
    size = status.st_size if not is_directory(status) else "-"
    return (oct(status.st_mode), links, status.st_uid, status.st_gid, size, status.st_rdev)


def extended_attributes(target):
    """Those of user.*: the host may add labels of its own."""
    names = os.listxattr(target, follow_symlinks=False)
    return sorted((name, os.getxattr(target, name, follow_symlinks=False)) for name in names if name.startswith("user."))


def digest(path):
    with open(path, "rb") as file:
        return hashlib.blake2b(file.read(), digest_size=8).hexdigest()


def describe(path):
    status = os.lstat(path)
    described = [attributes(status)]
    if stat.S_ISREG(status.st_mode):
        described += [digest(path), extended_attributes(path)]
    elif stat.S_ISLNK(status.st_mode):
        described.append(os.readlink(path))
    elif stat.S_ISDIR(status.st_mode):
        described += [sorted(os.listdir(path)), extended_attributes(path)]
    return described


def tree(root):
    """Every path with what it is (an error's name where rights are missing), and which paths are one file."""
    found, files = {}, {}
    pending = [""]
    while pending:
        path = pending.pop()
        full = os.path.join(root, path)
        status = os.lstat(full)
        found[path or "."] = answer(lambda _, at=full: describe(at), None)
        if is_directory(status) and os.access(full, os.R_OK | os.X_OK):
            pending += [os.path.join(path, name) for name in os.listdir(full)]
        elif not is_directory(status) and status.st_nlink > 1:
            files.setdefault(status.st_ino, []).append(path)
    found["hard links"] = sorted(sorted(paths) for paths in files.values())
    return found


class Moments:
    """Which times of inodes an operation moved, as pairs (mtime, ctime)."""

    def __init__(self, targets):
        self.before = [status_of(target) for target in targets]
        self.targets = targets

    def changes(self):
        return [changed(before, status_of(target)) for before, target in zip(self.before, self.targets)]


def status_of(target):
    try:
        return os.fstat(target) if isinstance(target, int) else os.lstat(target)
    except OSError:
        return None


def changed(before, after):
    if before is None or after is None:
        return (before is None, after is None)
    if before.st_ino != after.st_ino:
        return "another inode"
    return (before.st_mtime_ns != after.st_mtime_ns, before.st_ctime_ns != after.st_ctime_ns)
