# title: unpacking 5,000 files into the project
# compares: time
# target: workspace/native <= 2.0

measured() { tar -x --no-same-owner --no-same-permissions -f "$INPUTS/small-files.tar"; }

fingerprint() { find small-files -type f -print0 | sort -z | xargs -0 cat | sha256sum; }

reset() { rm -rf small-files; }
