# title: git status, warm (5 times)
# compares: time
# target: agent/native <= 1.3

setup() {
    git clone --quiet --no-hardlinks "$INPUTS/repository.git" clone
    # An index written in the same second as its files makes git read every file again; write it a second later.
    sleep 1.1
    touch clone/Makefile
    git -C clone status --porcelain
}

measured() { for _ in 1 2 3 4 5; do git -C clone status --porcelain; done; }

fingerprint() { git -C clone status --porcelain=v2 --branch; }

teardown() { rm -rf clone; }
