# What a build and a run need. Debian packages are installed when that is allowed without asking; otherwise the exact
# command is printed. Only what a build cannot do without stops it: the program names what a run lacks (`agentos doctor`).

has_library() { for file in /usr/lib/*/"$1" /usr/lib64/"$1" /usr/lib/"$1" /lib/*/"$1"; do [ -e "$file" ] && return 0; done; return 1; }

missing_runtime_packages() {
    command -v bwrap >/dev/null || printf 'bubblewrap '
    command -v fusermount3 >/dev/null || printf 'fuse3 '
    has_library libsqlite3.so.0 || printf 'libsqlite3-0 '
    has_library libseccomp.so.2 || printf 'libseccomp2 '
}

missing_toolchain_packages() {
    command -v clang >/dev/null || printf 'clang '
    command -v ld.lld >/dev/null || printf 'lld '
    [ -e /usr/include/zlib.h ] || printf 'zlib1g-dev '
}

may_install() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" = 0 ] && { as_root=''; return 0; }
    command -v sudo >/dev/null && sudo -n true 2>/dev/null && { as_root='sudo -n'; return 0; }
    return 1
}

install_packages() {
    may_install || return 1
    # apt's own list may be absent (containers ship without) or stale; one update and a second try covers both.
    export DEBIAN_FRONTEND=noninteractive
    with_progress "installing $1" $as_root apt-get install -y --no-install-recommends $1 && return 0
    with_progress 'updating the package list' $as_root apt-get update &&
        with_progress "installing $1" $as_root apt-get install -y --no-install-recommends $1
}

install_command() { printf 'sudo apt-get install -y --no-install-recommends %s' "$1"; }

find_dotnet() {
    command -v dotnet >/dev/null && return 0
    for folder in "${DOTNET_ROOT:-/nonexistent}" "${HOME:-/nonexistent}/.dotnet" /usr/share/dotnet /usr/lib/dotnet; do
        [ -x "$folder/dotnet" ] && { PATH=$PATH:$folder DOTNET_ROOT=$folder; export PATH DOTNET_ROOT; return 0; }
    done
    return 1
}

has_sdk() { find_dotnet && dotnet --list-sdks 2>/dev/null | grep -q '^1[0-9]\.'; }

require_sdk() {
    has_sdk && return 0
    apt-cache show dotnet-sdk-10.0 >/dev/null 2>&1 && install_packages dotnet-sdk-10.0 && has_sdk && return 0
    die 'cannot build: the .NET 10 SDK is missing' \
        "no 'dotnet' with a 10.x SDK on PATH, in \$DOTNET_ROOT, ~/.dotnet, /usr/share/dotnet or /usr/lib/dotnet" \
        'curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0   (no root needed; installs into ~/.dotnet)'
}

require_everything() {
    missing="$(missing_runtime_packages)$(missing_toolchain_packages)"
    [ -z "$missing" ] || install_packages "$missing" ||
        note "not installed: ${missing}- to install them: $(install_command "$missing")"
    require_sdk
    return 0
}
