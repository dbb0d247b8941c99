# Random arguments: a small set of names that operations meet on again and again, and positions around the edges of pages and chunks.
import random

PAGE, CHUNK = 4096, 65536
DIRECTORIES, FILES = "abc", "defg"  # What a name usually is, so that most operations find what they need.
LARGEST = 6 * CHUNK


class Choices(random.Random):
    def name(self, usual=DIRECTORIES + FILES):
        return self.choice(usual if self.random() < 0.85 else DIRECTORIES + FILES)

    def path(self, usual=DIRECTORIES + FILES):
        """One to three components; at times in a form that only paths can have."""
        path = "/".join([self.name(DIRECTORIES) for _ in range(self.choice((0, 0, 1, 1, 1, 2)))] + [self.name(usual)])
        form = self.random()
        if form < 0.95:
            return path
        return self.choice((path + "/", path + "/.", path + "/..", path + "//" + self.name(), "./" + path, ".", "", path + "/" + "n" * 255,
                            path + "/" + "n" * 256, path + "/" + "é" * 128))

    def position(self):
        kind = self.random()
        if kind < 0.3:
            return self.randrange(LARGEST)
        if kind < 0.6:
            return max(0, self.randrange(6) * CHUNK + self.choice((-1, 0, 1)))
        if kind < 0.9:
            return max(0, self.randrange(LARGEST // PAGE) * PAGE + self.choice((-1, 0, 1)))
        return 0

    def length(self):
        return self.choice((1, 2, 10, 511, PAGE - 1, PAGE, PAGE + 1, self.randrange(1, 20000), CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK + 5))

    def data(self):
        return bytes((self.randrange(1, 256),)) * self.length()

    def mode(self):
        return self.choice((0o600, 0o644, 0o664, 0o755, 0o700, 0o777, 0o400, 0o000, 0o4755, 0o2755, 0o2644, 0o6777, 0o1777))

    def time(self):
        return self.choice((0, 1, 10 ** 18 + self.randrange(10 ** 9), self.randrange(10 ** 18), -self.randrange(10 ** 18), 2 ** 31 * 10 ** 9))
