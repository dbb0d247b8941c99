# title: grep -r over 4,600 files, warm (3 times)
# compares: time
# target: workspace/native <= 1.15

setup() { grep -r -c no-such-word clone | wc -l; }

measured() { for _ in 1 2 3; do ! grep -r no-such-word clone; done; }

fingerprint() { grep -r -l 'int main' clone | sort | sha256sum; }
