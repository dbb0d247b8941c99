# title: git status of the project, warm (5 times)
# compares: time
# target: workspace/native <= 1.15

setup() { sleep 1.1; touch clone/Makefile; git -C clone status --porcelain; }

measured() { for _ in 1 2 3 4 5; do git -C clone status --porcelain; done; }

fingerprint() { git -C clone status --porcelain=v2 --branch; }
