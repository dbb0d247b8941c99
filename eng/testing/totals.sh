# Runs test programs two at a time and adds up what they report. Sourced by ../../test.
# Most tests wait for something: two programs share two processors well. What one prints is shown whole when it ends.

. eng/testing/second-look.sh

passed=0 failed=0 skipped=0 unsteady=
skips=$(mktemp)
failures=$(mktemp)
declare -A running=()
trap 'rm -f "$skips" "$failures"' EXIT
# Programs in the background of a script do not hear Ctrl-C themselves.
trap 'kill "${!running[@]}" 2>/dev/null; exit 130' INT TERM HUP

# The count after "  label: " in a run's closing summary.
count_of() { sed -n "s/^  $1: \([0-9]*\)$/\1/p" "$2" | tail -n 1; }

# The tests with that outcome, each with the indented lines that follow it.
reports_of() { awk -v outcome="$1" '$1 == outcome { told = 1; print; next } /^  / { if (told) print; next } { told = 0 }' "$2"; }

log_of() { printf 'artifacts/test-%s.log' "$1"; }

run_projects() {
    local project
    for project in "$@"; do
        [ ${#running[@]} -lt 2 ] || await_project
        # Without --default-signal they would be deaf to Ctrl-C, and so would all they start.
        env --default-signal=INT,QUIT "artifacts/bin/$project/release/$project" --no-progress --output Normal </dev/null >"$(log_of "$project")" 2>&1 &
        running[$!]=$project
    done
    while [ ${#running[@]} -gt 0 ]; do await_project; done
}

# Waits for the next one that ends.
await_project() {
    local process status
    wait -n -p process "${!running[@]}"
    status=$?
    add_project "${running[$process]}" "$status"
    unset "running[$process]"
}

add_project() {
    local log status=$2
    log=$(log_of "$1")
    printf '\n== %s\n' "$1"
    cat "$log"
    passed=$((passed + $(count_of succeeded "$log") + 0))
    skipped=$((skipped + $(count_of skipped "$log") + 0))
    local own=$(($(count_of failed "$log") + 0))
    # A run that crashed, or found no tests, reports no failure of its own: it is one.
    [ "$status" -ne 0 ] && [ "$own" -eq 0 ] && own=1 && echo "failed $1: ended with status $status" >>"$failures"
    failed=$((failed + own))
    reports_of skipped "$log" >>"$skips"
    reports_of failed "$log" >>"$failures"
}

print_totals() {
    [ ! -s "$skips" ] || { printf '\nSkipped:\n'; cat "$skips"; }
    [ -z "$unsteady" ] || printf '\nUnsteady (failed beside others, passed alone; to be looked into):\n%s\n' "$unsteady"
    # Last, so that whoever sees only the end of a long log sees them.
    [ ! -s "$failures" ] || { printf '\nFailed:\n'; cat "$failures"; }
    printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
