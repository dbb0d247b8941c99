# The operations. Each draws its arguments once and does the same on both sides; answers are compared, and moved times where they are defined.
import ctypes, fcntl, mmap, os, stat, struct

from choices import CHUNK, DIRECTORIES, FILES, LARGEST
from sides import Difference, answer, call_c, fallocate, libc, link_descriptor, renameat2
from state import Moments, attributes, extended_attributes

SLOTS = 10
libc.opendir.restype = libc.readdir.restype = ctypes.c_void_p
libc.telldir.restype = ctypes.c_long
libc.telldir.argtypes = libc.readdir.argtypes = libc.closedir.argtypes = [ctypes.c_void_p]
libc.seekdir.argtypes = [ctypes.c_void_p, ctypes.c_long]


class Operations:
    def __init__(self, sides, choices, is_root):
        self.sides, self.choices, self.is_root = sides, choices, is_root
        self.slots = {}
        self.log = []
        self.weighted = [operation for operation, weight in self.weights().items() for _ in range(weight)]

    def weights(self):
        weights = {
            self.open: 12, self.close: 2, self.write: 12, self.append: 3, self.read: 6, self.truncate_open: 4, self.truncate: 3, self.allocate: 6,
            self.map_write: 4, self.map_read: 2, self.seek: 3, self.synchronize: 1, self.copy_range: 4, self.send: 2, self.splice: 1,
            self.rename: 9, self.link: 4, self.symbolic_link: 3, self.read_link: 1, self.unlink: 4, self.make_directory: 7, self.remove_directory: 4,
            self.make_node: 2, self.change_mode: 3, self.change_mode_open: 2, self.set_times: 4, self.set_attribute: 3, self.get_attribute: 1,
            self.remove_attribute: 1, self.unnamed: 2, self.link_open: 2, self.list: 3, self.list_while_changing: 2, self.status: 4,
            self.status_open: 3, self.access: 1, self.open_directory: 3, self.in_open_directory: 6, self.remove_tree: 1, self.read_back: 4,
        }
        if self.is_root:
            weights[self.change_owner] = 3
        return weights

    def step(self):
        self.choices.choice(self.weighted)()

    # The shared part: the same call on both sides, and which times it moved.
    def compare(self, what, call, paths=(), slots=()):
        self.log.append(what)
        watched = self.choices.random() < 0.3
        before = [Moments(self.targets(side, paths, slots)) for side in (0, 1)] if watched else None
        result = self.sides.both(what, call)
        if watched:
            moved = [moments.changes() for moments in before]
            if moved[0] != moved[1]:
                raise Difference(f"{what} = {result!r}: (mtime moved, ctime moved) of {paths} {slots}\n  native: {moved[0]}\n  ours:   {moved[1]}")
        return result

    def targets(self, side, paths, slots):
        named = [self.at(side, each) for path in paths for each in (path, os.path.dirname(path.rstrip("/")) or ".")]
        return named + [self.slots[slot][side] for slot in slots if slot in self.slots]

    def at(self, side, path):
        return self.sides.path(side, path)

    def some_slot(self):
        return self.choices.choice(list(self.slots)) if self.slots and self.choices.random() < 0.97 else self.choices.randrange(SLOTS)

    def descriptor(self, slot, side):
        # A closed one is asked for, too: EBADF on both sides.
        return self.slots[slot][side] if slot in self.slots else 1 << 20

    def keep(self, what, call, path=None):
        """A call that returns a descriptor: it goes to a slot."""
        slot = self.choices.randrange(SLOTS)
        self.drop(slot)
        opened = [None, None]

        def run(side):
            opened[side] = call(side)
            return "opened"

        try:
            self.compare(what + f" -> {slot}", run, [path] if path else [])
        finally:
            if None not in opened:
                self.slots[slot] = tuple(opened)

    def drop(self, slot):
        for descriptor in self.slots.pop(slot, ()):
            os.close(descriptor)

    def close(self):
        self.drop(self.some_slot())

    def close_all(self):
        for slot in list(self.slots):
            self.drop(slot)

    # Content
    def open(self):
        pick = self.choices
        path, mode = pick.path(FILES), pick.mode()
        flags = pick.choice((os.O_RDONLY, os.O_RDWR, os.O_RDWR, os.O_WRONLY)) | os.O_NONBLOCK
        for flag, chance in ((os.O_CREAT, 0.7), (os.O_EXCL, 0.15), (os.O_TRUNC, 0.15), (os.O_APPEND, 0.1), (os.O_NOFOLLOW, 0.1), (os.O_DIRECTORY, 0.08)):
            if pick.random() < chance:
                flags |= flag
        if flags & os.O_DIRECTORY:
            flags &= ~os.O_CREAT  # Which error the two together give changed between kernels.
        self.keep(f"open {path!r} {flags:o} {mode:o}", lambda side: os.open(self.at(side, path), flags, mode), path)

    def write(self):
        slot, data, position = self.some_slot(), self.choices.data(), self.choices.position()
        self.compare(f"pwrite {slot} {position} {len(data)}*{data[0]}", lambda side: os.pwrite(self.descriptor(slot, side), data, position), slots=[slot])

    def append(self):
        slot, data = self.some_slot(), self.choices.data()
        if self.is_large(slot):
            return
        whence = self.choices.choice((os.SEEK_END, os.SEEK_CUR))

        def run(side):
            os.lseek(self.descriptor(slot, side), 0, whence)
            return os.write(self.descriptor(slot, side), data)

        self.compare(f"append {slot} {whence} {len(data)}*{data[0]}", run, slots=[slot])

    def is_large(self, slot):
        return slot in self.slots and os.fstat(self.slots[slot][0]).st_size > 2 * LARGEST

    def read(self):
        slot, length, position = self.some_slot(), self.choices.length(), self.choices.position()
        self.compare(f"pread {slot} {position} {length}", lambda side: os.pread(self.descriptor(slot, side), length, position))

    def truncate_open(self):
        slot, size = self.some_slot(), self.choices.position()
        self.compare(f"ftruncate {slot} {size}", lambda side: os.ftruncate(self.descriptor(slot, side), size), slots=[slot])

    def truncate(self):
        path, size = self.choices.path(FILES), self.choices.choice((0, self.choices.position()))
        self.compare(f"truncate {path!r} {size}", lambda side: os.truncate(self.at(side, path), size), [path])

    def allocate(self):
        slot, mode = self.some_slot(), self.choices.choice((0, 1, 3, 3, 16, 17, 2))
        position, length = self.choices.position(), self.choices.choice((0, self.choices.length(), self.choices.length()))
        self.compare(f"fallocate {slot} {mode} {position} {length}", lambda side: fallocate(self.descriptor(slot, side), mode, position, length), slots=[slot])

    def map_write(self):
        slot, data, position = self.some_slot(), self.choices.data(), self.choices.position()
        flush = self.choices.choice((True, False))

        def run(side):
            descriptor = self.descriptor(slot, side)
            size = os.fstat(descriptor).st_size
            if position >= size or fcntl.fcntl(descriptor, fcntl.F_GETFL) & 3 != os.O_RDWR or not is_regular(descriptor):
                return "not mapped"
            with mmap.mmap(descriptor, size) as memory:
                memory[position:min(size, position + len(data))] = data[:size - position]
                if flush:
                    memory.flush()
            return os.pread(descriptor, len(data) + 2, max(0, position - 1))

        self.compare(f"mmap write {slot} {position} {len(data)}*{data[0]}", run)

    def map_read(self):
        slot = self.some_slot()

        def run(side):
            descriptor = self.descriptor(slot, side)
            size = os.fstat(descriptor).st_size
            if size == 0 or fcntl.fcntl(descriptor, fcntl.F_GETFL) & 3 == os.O_WRONLY or not is_regular(descriptor):
                return "not mapped"
            with mmap.mmap(descriptor, size, prot=mmap.PROT_READ) as memory:
                return memory[:]

        self.compare(f"mmap read {slot}", run)

    def seek(self):
        # Holes may be reported coarser than they are, so each side's answer is held against the content.
        slot, position = self.some_slot(), self.choices.position()
        if slot not in self.slots or not is_regular(self.slots[slot][0]) or fcntl.fcntl(self.slots[slot][0], fcntl.F_GETFL) & 3 == os.O_WRONLY:
            return
        self.log.append(f"seek {slot} {position}")
        native, ours = self.slots[slot]
        size = os.fstat(native).st_size
        content = os.pread(native, size, 0)
        data, hole = answer(lambda _: os.lseek(ours, position, os.SEEK_DATA), 0), answer(lambda _: os.lseek(ours, position, os.SEEK_HOLE), 0)
        for descriptor in (native, ours):
            os.lseek(descriptor, position, os.SEEK_SET)
        expected = "ENXIO" if position >= size else None
        if expected and (data, hole) != (expected, expected):
            raise Difference(f"{self.log[-1]}: past the end {data} {hole}")
        if expected:
            return
        skipped = content[position:size if data == "ENXIO" else data]
        if skipped.strip(b"\0") or hole == "ENXIO" or not position <= hole <= size or (data == position) == (hole == position):
            raise Difference(f"{self.log[-1]}: data {data} hole {hole} size {size}")

    def synchronize(self):
        slot, call = self.some_slot(), self.choices.choice((os.fsync, os.fdatasync))
        self.compare(f"fsync {slot}", lambda side: call(self.descriptor(slot, side)))

    def copy_range(self):
        source, target = self.some_slot(), self.some_slot()
        length, start, place = self.choices.length(), self.choices.position(), self.choices.position()
        self.compare(f"copy_file_range {source} {start} {target} {place} {length}",
                     lambda side: os.copy_file_range(self.descriptor(source, side), self.descriptor(target, side), length, start, place), slots=[target])

    def send(self):
        source, target, length, start = self.some_slot(), self.some_slot(), self.choices.length(), self.choices.position()
        if source == target or self.is_large(target):
            return
        self.compare(f"sendfile {source} {start} {target} {length}",
                     lambda side: os.sendfile(self.descriptor(target, side), self.descriptor(source, side), start, length))

    def splice(self):
        source, target, start, place = self.some_slot(), self.some_slot(), self.choices.position(), self.choices.position()
        length = min(self.choices.length(), CHUNK)

        def run(side):
            end, start_of_pipe = os.pipe()
            try:
                moved = os.splice(self.descriptor(source, side), start_of_pipe, length, offset_src=start)
                return moved, os.splice(end, self.descriptor(target, side), moved, offset_dst=place) if moved else 0
            finally:
                os.close(end)
                os.close(start_of_pipe)

        self.log.append(f"splice {source} {start} {target} {place} {length}")
        # How much one call moves depends on the pages at hand: only what it moved to is compared, by making both sides the same again.
        if answer(run, 0) != answer(run, 1) and target in self.slots:
            for descriptor in self.slots[target]:
                answer(lambda _, held=descriptor: os.ftruncate(held, 0), 0)

    def read_back(self):
        """Whole files through a name, past what the descriptors cached."""
        path = self.choices.path(FILES)

        def run(side):
            with open(self.at(side, path), "rb", opener=lambda name, flags: os.open(name, flags | os.O_NONBLOCK)) as file:
                return file.read()

        self.compare(f"read {path!r}", run)

    # Names
    def rename(self):
        usual = self.choices.choice((FILES, DIRECTORIES))
        old, new, flags = self.choices.path(usual), self.choices.path(usual), self.choices.choice((0, 0, 0, 0, 1, 2, 2, 3))
        self.compare(f"rename {old!r} {new!r} {flags}", lambda side: renameat2(self.at(side, old), self.at(side, new), flags), [old, new])

    def link(self):
        old, new = self.choices.path(FILES), self.choices.path(FILES)
        self.compare(f"link {old!r} {new!r}", lambda side: os.link(self.at(side, old), self.at(side, new), follow_symlinks=False), [old, new])

    def symbolic_link(self):
        target, path = self.choices.path(), self.choices.path()
        if self.choices.random() < 0.2:
            target = self.choices.choice(("../" + target, "x" * 4095, "x" * 4096))
        self.compare(f"symlink {target[:40]!r} {path!r}", lambda side: os.symlink(target, self.at(side, path)), [path])

    def read_link(self):
        path = self.choices.path()
        self.compare(f"readlink {path!r}", lambda side: os.readlink(self.at(side, path)))

    def unlink(self):
        path = self.choices.path()
        self.compare(f"unlink {path!r}", lambda side: os.unlink(self.at(side, path)), [path])

    def make_directory(self):
        path, mode = self.choices.path(DIRECTORIES), self.choices.choice((0o755, 0o777, 0o700))
        self.compare(f"mkdir {path!r} {mode:o}", lambda side: os.mkdir(self.at(side, path), mode), [path])

    def remove_directory(self):
        path = self.choices.path(DIRECTORIES)
        self.compare(f"rmdir {path!r}", lambda side: os.rmdir(self.at(side, path)), [path])

    def make_node(self):
        path, kind = self.choices.path(), self.choices.choice((stat.S_IFIFO, stat.S_IFSOCK, stat.S_IFREG))
        self.compare(f"mknod {path!r} {kind:o}", lambda side: os.mknod(self.at(side, path), kind | 0o640, os.makedev(1, 3)), [path])

    def unnamed(self):
        path = self.choices.path(DIRECTORIES)
        self.keep(f"tmpfile {path!r}", lambda side: os.open(self.at(side, path), os.O_TMPFILE | os.O_RDWR, 0o640))

    def link_open(self):
        slot, path = self.some_slot(), self.choices.path(FILES)
        self.compare(f"linkat {slot} {path!r}", lambda side: link_descriptor(self.descriptor(slot, side), self.at(side, path)), [path], [slot])

    def remove_tree(self):
        path = self.choices.choice(DIRECTORIES)
        if self.choices.random() < 0.5:
            path += "/" + self.choices.name()
        self.log.append(f"rm -r {path}")
        for side in (0, 1):
            remove(self.at(side, path))
        self.compare(f"lstat {path!r}", lambda side: attributes(os.lstat(self.at(side, path))))

    def open_directory(self):
        path = self.choices.path(DIRECTORIES)
        self.keep(f"open directory {path!r}", lambda side: os.open(self.at(side, path), os.O_RDONLY | os.O_DIRECTORY), path)

    def in_open_directory(self):
        """Also in one that was removed meanwhile."""
        directories = [slot for slot, held in self.slots.items() if stat.S_ISDIR(os.fstat(held[0]).st_mode)]
        if not directories:
            return
        slot, name = self.choices.choice(directories), self.choices.name()
        call = self.choices.choice((
            lambda held: os.mkdir(name, dir_fd=held),
            lambda held: os.unlink(name, dir_fd=held),
            lambda held: os.rmdir(name, dir_fd=held),
            lambda held: os.close(os.open(name, os.O_CREAT | os.O_WRONLY | os.O_NONBLOCK, 0o644, dir_fd=held)),
            lambda held: os.rename(name, name + name, src_dir_fd=held, dst_dir_fd=held),
            lambda held: os.symlink("a", name, dir_fd=held),
            lambda held: attributes(os.stat(name, dir_fd=held, follow_symlinks=False)),
            lambda held: attributes(os.stat("..", dir_fd=held)),
        ))
        self.compare(f"at {slot} {name} {call.__code__.co_firstlineno}", lambda side: call(self.descriptor(slot, side)), slots=[slot])

    # Attributes
    def change_mode(self):
        path, mode = self.choices.path(), self.choices.mode()
        self.compare(f"chmod {path!r} {mode:o}", lambda side: os.chmod(self.at(side, path), mode), [path])

    def change_mode_open(self):
        slot, mode = self.some_slot(), self.choices.mode()
        self.compare(f"fchmod {slot} {mode:o}", lambda side: os.fchmod(self.descriptor(slot, side), mode), slots=[slot])

    def change_owner(self):
        path, user, group = self.choices.path(), self.choices.choice((-1, 0, 7)), self.choices.choice((-1, 0, 8))
        self.compare(f"lchown {path!r} {user} {group}", lambda side: os.lchown(self.at(side, path), user, group), [path])

    def set_times(self):
        path, times = self.choices.path(), self.choices.choice((None, (self.choices.time(), self.choices.time())))

        def run(side):
            name = self.at(side, path)
            if times is None:
                return os.utime(name, follow_symlinks=False)
            os.utime(name, ns=times, follow_symlinks=False)
            status = os.lstat(name)
            # Finding the way over a symbolic link reads it.
            return status.st_mtime_ns if stat.S_ISLNK(status.st_mode) else (status.st_atime_ns, status.st_mtime_ns)

        self.compare(f"utimens {path!r} {times}", run, [path])

    def attribute_name(self):
        return "user." + self.choices.choice(("a", "a", "b", "longer name", "n" * 250, "n" * 251)) if self.choices.random() < 0.97 else "bogus.a"

    def set_attribute(self):
        path, name, flags = self.choices.path(), self.attribute_name(), self.choices.choice((0, 0, 1, 2))
        value = self.choices.randbytes(self.choices.choice((8, 10, 500)))  # Never the one it has: ext4 takes that for no change.
        self.compare(f"setxattr {path!r} {name[:20]} {len(value)} {flags}", lambda side: os.setxattr(self.at(side, path), name, value, flags), [path])

    def get_attribute(self):
        path, name = self.choices.path(), self.attribute_name()
        self.compare(f"getxattr {path!r} {name[:20]}", lambda side: (os.getxattr(self.at(side, path), name), extended_attributes(self.at(side, path))))

    def remove_attribute(self):
        path, name = self.choices.path(), self.attribute_name()
        self.compare(f"removexattr {path!r} {name[:20]}", lambda side: os.removexattr(self.at(side, path), name), [path])

    def status(self):
        path, call = self.choices.path(), self.choices.choice((os.lstat, os.stat))
        self.compare(f"stat {path!r}", lambda side: attributes(call(self.at(side, path))))

    def status_open(self):
        slot = self.some_slot()
        self.compare(f"fstat {slot}", lambda side: attributes(os.fstat(self.descriptor(slot, side))))

    def access(self):
        path, mode = self.choices.path(), self.choices.randrange(8)
        self.compare(f"access {path!r} {mode}", lambda side: os.access(self.at(side, path), mode))

    # Listings
    def list(self):
        path = self.choices.path(DIRECTORIES)
        self.compare(f"list {path!r}", lambda side: sorted(os.listdir(self.at(side, path))))

    def list_while_changing(self):
        """Names that stay are listed exactly once, and a position means the same place when it is returned to."""
        path, name, count = self.choices.path(DIRECTORIES), self.choices.name(), self.choices.randrange(6)
        act = self.choices.choice((lambda where: os.unlink(where + "/" + name), lambda where: os.mkdir(where + "/" + name), lambda where: None))

        def run(side):
            where = self.at(side, path)
            stays = set(os.listdir(where)) - {name}
            stream = libc.opendir(os.fsencode(where))
            if not stream:
                raise OSError(ctypes.get_errno(), path)
            try:
                first = read_names(stream, count)
                position = libc.telldir(stream)
                acted = answer(lambda _: act(where), side)
                second = read_names(stream, -1)
                libc.seekdir(stream, position)
                again = read_names(stream, -1)
            finally:
                libc.closedir(stream)
            seen = sorted(each for each in first + second if each in stays)
            return acted, seen == sorted(stays), set(second) & stays == set(again) & stays

        self.compare(f"list {path!r} while {name} changes ({act.__code__.co_names})", run)


def is_regular(descriptor):
    return stat.S_ISREG(os.fstat(descriptor).st_mode)


def read_names(stream, count):
    names = []
    while count != 0 and (entry := libc.readdir(stream)):
        length = struct.unpack("H", ctypes.string_at(entry + 16, 2))[0]
        name = os.fsdecode(ctypes.string_at(entry + 19, length - 19).split(b"\0")[0])
        count -= 1
        if name not in (".", ".."):
            names.append(name)
    return names


def remove(path):
    try:
        if not stat.S_ISDIR(os.lstat(path).st_mode):
            return os.unlink(path)
        for name in os.listdir(path):
            remove(os.path.join(path, name))
        os.rmdir(path)
    except OSError:
        pass  # A difference shows in what is compared afterwards.
