# title: re-reading a tree, warm (3 times)
# compares: time
# target: agent/native <= 1.2

setup() {
    git clone --quiet --no-hardlinks "$INPUTS/repository.git" clone
    find clone -path clone/.git -prune -o -type f -print0 | sort -z > files
}

prepare() { xargs -0 cat < files > /dev/null; }

measured() { for _ in 1 2 3; do xargs -0 cat < files > /dev/null; done; }

fingerprint() { xargs -0 cat < files | sha256sum; }

teardown() { rm -rf clone files; }
