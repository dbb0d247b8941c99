# title: tar -x of 5,000 small files
# compares: time
# target: agent/native <= 3.0
# target: agent/bindfs <= 1.0

# Root restores owners and modes by default and an agent cannot, so nobody does.
measured() { tar -x --no-same-owner --no-same-permissions -f "$INPUTS/small-files.tar"; }

fingerprint() {
    find small-files -type f | wc -l
    find small-files -type f -print0 | sort -z | xargs -0 cat | sha256sum
}

reset() { rm -rf small-files; }
