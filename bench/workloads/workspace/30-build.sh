# title: make -j2 of Lua 5.4 in the project
# compares: time
# target: workspace/native <= 1.2

prepare() { make --silent --directory lua/src clean; }

measured() { make --silent --directory lua/src --jobs 2 linux; }

fingerprint() { sha256sum < lua/src/lua; }
