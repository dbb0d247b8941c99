# with_progress LABEL COMMAND...: runs a long step with its output in the log, and shows that it lives: a running count
# of seconds on a terminal, one line per step elsewhere.

with_progress() {
    label=$1
    shift
    log=$root/artifacts/launcher.log
    printf '\n== %s\n$ %s\n' "$label" "$*" >>"$log"
    "$@" >>"$log" 2>&1 </dev/null 9>&- &
    step=$!
    # A shell without job control starts its children deaf to Ctrl-C, so they are told by name.
    trap 'kill "$step" 2>/dev/null; wait "$step" 2>/dev/null; exit 130' INT HUP TERM
    if [ -t 2 ]; then count_seconds; else note "$label"; fi
    wait "$step"
    status=$?
    trap - INT HUP TERM
    return $status
}

count_seconds() {
    elapsed=0
    while kill -0 "$step" 2>/dev/null; do
        printf '\ragentos: %s (%ss) ' "$label" "$elapsed" >&2
        sleep 1
        elapsed=$((elapsed + 1))
    done
    printf '\ragentos: %s, done in %ss\n' "$label" "$elapsed" >&2
}
