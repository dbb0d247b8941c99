# Publishes agentos, agentos-mcp, agentos-init and llm/agentos-llm into a directory of their own under artifacts/publish and points artifacts/native
# at it. Native code when the toolchain and a runtime pack are there, else the same program on the shared runtime.

case $(uname -m) in aarch64 | arm64) runtime=linux-arm64 ;; *) runtime=linux-x64 ;; esac

prepare_dotnet() {
    export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
    # A user without a home (nobody, many service accounts) still has the checkout.
    [ -w "${HOME:-/nonexistent}" ] ||
        export DOTNET_CLI_HOME="$root/artifacts/home" NUGET_PACKAGES="$root/artifacts/home/packages"
}

build_native() { dotnet build "$root/eng/Native.proj" --disable-build-servers -v:minimal -p:AotFramework="$framework" -p:Runtime="$runtime" "$@"; }

# net10.0 first, then net9.0: some package sources carry the native runtime pack of only one of them. The answer is
# remembered with the SDK it was found for.
choose_framework() {
    framework=''
    [ -z "$(missing_toolchain_packages)" ] || return 0
    sdk=$(dotnet --version)
    read -r known_sdk framework 2>/dev/null <"$root/artifacts/aot-framework" && [ "$known_sdk" = "$sdk" ] && return 0
    for framework in net10.0 net9.0 ''; do
        [ -z "$framework" ] || with_progress "looking for the $framework native runtime" build_native -t:Restore && break
    done
    printf '%s %s\n' "$sdk" "$framework" >"$root/artifacts/aot-framework"
}

publish() {
    : >"$root/artifacts/launcher.log"
    prepare_dotnet
    choose_framework
    rm -rf "$root"/artifacts/publish/*.partial
    built=$root/artifacts/publish/$(date +%s).$$
    partial=$built.partial
    mkdir -p "$partial"
    # The stamp is older than every source read from now on: an edit made during the build counts as newer.
    : >"$partial/stamp"
    list_sources >"$partial/sources.sh"
    trap 'rm -rf "$partial"' EXIT
    how="native code, ${framework:-}"
    [ -n "$framework" ] || { how='shared .NET runtime'; explain_slow_start; }
    with_progress "building the program ($how); this happens once and takes about five minutes" \
        build_native -p:PublishDir="$(cd "$partial" && pwd)/" || die_of_build
    [ ! -e "$root/artifacts/sqlcipher/libsqlcipher.so" ] || cp "$root/artifacts/sqlcipher/libsqlcipher.so" "$partial/"
    ln -s agentos "$partial/agentstore"
    ln -s agentos "$partial/agent"
    cp "$root/artifacts/launcher.log" "$partial/publish.log"
    put_in_place
    trap - EXIT
}

# The program the launcher sources on every call: a list is half the cost of globs, and knows about deletions.
list_sources() {
    printf 'changed=\nfor source in \\\n'
    (cd "$root" && find src eng *.props global.json \( -type d -o -type f \) | sort) | sed "s|.*|\"\$root\"/'&' \\\\|"
    printf '; do [ "$source" -nt "$native/stamp" ] && { changed=$source; break; }; done\n'
}

put_in_place() {
    previous=$(readlink "$native" 2>/dev/null)
    mv "$partial" "$built"
    ln -s "publish/${built##*/}" "$native.$$"
    mv -T "$native.$$" "$native"
    # The previous build stays: agents started from it may still be running.
    for old in "$root"/artifacts/publish/*; do
        case publish/${old##*/} in "publish/${built##*/}" | "$previous") ;; *) rm -rf "$old" ;; esac
    done
}

explain_slow_start() {
    note "no native toolchain here: the program will start in about 60 ms instead of 10, and needs the .NET runtime"
    note "for native code: $(install_command 'clang lld zlib1g-dev')"
}

die_of_build() {
    grep -E ' error |: error' "$root/artifacts/launcher.log" | sort -u | head -n 10 >&2
    die 'cannot build the program' 'the lines above are the first errors; sources or packages are broken' \
        "read $root/artifacts/launcher.log"
}
