# The two directories, and what can be asked of both at once. A difference is an exception that tells the operation and both answers.
import ctypes, errno, os, stat

libc = ctypes.CDLL(None, use_errno=True)


class Difference(Exception):
    pass


class Sides:
    """native is the reference; ours is what is tested."""

    def __init__(self, native, ours):
        self.roots = (native, ours)

    def path(self, side, path):
        return os.path.join(self.roots[side], path) if path else ""

    def both(self, what, call):
        """Runs call(side) on each side; the answers (values or error names) must agree."""
        answers = [answer(call, side) for side in (0, 1)]
        if answers[0] != answers[1]:
            raise Difference(f"{what}\n  native: {shorten(answers[0])}\n  ours:   {shorten(answers[1])}")
        return answers[0]


def answer(call, side):
    try:
        return call(side)
    except OSError as error:
        return errno.errorcode.get(error.errno, error.errno)


def shorten(value):
    text = repr(value)
    return text if len(text) < 600 else f"{text[:300]} ... {text[-300:]}"


def call_c(name, *arguments):
    """A function of libc that os does not have."""
    result = getattr(libc, name)(*arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), name)
    return result


def renameat2(old, new, flags):
    return call_c("renameat2", -100, os.fsencode(old), -100, os.fsencode(new), flags)


def fallocate(descriptor, mode, offset, length):
    return call_c("fallocate", descriptor, mode, ctypes.c_long(offset), ctypes.c_long(length))


def link_descriptor(descriptor, path):
    return call_c("linkat", -100, b"/proc/self/fd/%d" % descriptor, -100, os.fsencode(path), 0x400)


def is_directory(status):
    return stat.S_ISDIR(status.st_mode)
