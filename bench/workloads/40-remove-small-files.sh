# title: rm -rf of 5,000 small files
# compares: time
# target: agent/native <= 4.0

prepare() { tar -x --no-same-owner --no-same-permissions -f "$INPUTS/small-files.tar"; }

measured() { rm -rf small-files; }

fingerprint() { ls -A; }
