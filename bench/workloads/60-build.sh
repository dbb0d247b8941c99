# title: make -j2 of Lua 5.4
# compares: time
# target: agent/native <= 1.15

setup() { tar -x --no-same-owner -f "$INPUTS/lua.tar.gz" && mv lua-5.* lua; }

prepare() { make --silent --directory lua/src clean; }

measured() { make --silent --directory lua/src --jobs 2 linux; }

fingerprint() {
    lua/src/lua -e 'print(_VERSION, 1 << 62)'
    sha256sum < lua/src/lua
}

teardown() { rm -rf lua; }
