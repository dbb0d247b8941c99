# Sourced by ../../agentos when the program is missing or older than its sources. Needs $root, $native and is_fresh.
# Installs what is missing, publishes into a directory of its own and puts that in place by one rename, so that an
# interrupted build leaves the last good program, and two builders at once build only once.

launcher=$root/eng/launcher
. "$launcher/messages.sh"
. "$launcher/requirements.sh"
. "$launcher/progress.sh"
. "$launcher/publish.sh"

build_once() {
    mkdir -p "$root/artifacts" 2>/dev/null && [ -w "$root/artifacts" ] ||
        die "cannot write '$root/artifacts'" \
            "the program must be built there, and this user may not" \
            "run '$root/agentos version' once as the owner of the checkout, or copy the checkout"

    # Children close descriptor 9 (9>&-): the lock must not outlive this shell.
    exec 9>"$root/artifacts/launcher.lock"
    flock -n 9 || { note "another build is running; waiting for it"; flock 9; }
    is_fresh || { require_everything && publish; }
    exec 9>&-
}

build_once
