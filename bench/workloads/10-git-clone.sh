# title: git clone, local, over 4,000 files
# compares: time
# target: agent/native <= 2.0

measured() { git clone --quiet --no-hardlinks "$INPUTS/repository.git" clone; }

fingerprint() {
    git -C clone rev-parse HEAD
    git -C clone status --porcelain
    find clone -path clone/.git -prune -o -type f -print | wc -l
}

reset() { rm -rf clone; }
