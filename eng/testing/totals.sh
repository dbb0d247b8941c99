# Runs test programs one by one and adds up what they report. Sourced by ../../test.

passed=0 failed=0 skipped=0
skips=$(mktemp)
failures=$(mktemp)
trap 'rm -f "$skips" "$failures"' EXIT

# The count after "  label: " in a run's closing summary.
count_of() { sed -n "s/^  $1: \([0-9]*\)$/\1/p" "$2" | tail -n 1; }

# The tests with that outcome, each with the indented lines that follow it.
reports_of() { awk -v outcome="$1" '$1 == outcome { told = 1; print; next } /^  / { if (told) print; next } { told = 0 }' "$2"; }

run_project() {
    local program=artifacts/bin/$1/release/$1 log=artifacts/test-$1.log status
    printf '\n== %s\n' "$1"
    "$program" --no-progress --output Normal </dev/null 2>&1 | tee "$log"
    status=${PIPESTATUS[0]}
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
    # Last, so that whoever sees only the end of a long log sees them.
    [ ! -s "$failures" ] || { printf '\nFailed:\n'; cat "$failures"; }
    printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
