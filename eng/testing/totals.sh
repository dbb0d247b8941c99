# Runs test programs one by one and adds up what they report. Sourced by ../../test.

passed=0 failed=0 skipped=0
skips=$(mktemp)
trap 'rm -f "$skips"' EXIT

# The count after "  label: " in a run's closing summary.
count_of() { sed -n "s/^  $1: \([0-9]*\)$/\1/p" "$2" | tail -n 1; }

run_project() {
    local program=artifacts/bin/$1/release/$1 log=artifacts/test-$1.log status
    printf '\n== %s\n' "$1"
    "$program" --no-progress --output Normal </dev/null 2>&1 | tee "$log"
    status=${PIPESTATUS[0]}
    passed=$((passed + $(count_of succeeded "$log") + 0))
    skipped=$((skipped + $(count_of skipped "$log") + 0))
    local failures=$(($(count_of failed "$log") + 0))
    # A run that crashed, or found no tests, reports no failure of its own: it is one.
    [ "$status" -ne 0 ] && [ "$failures" -eq 0 ] && failures=1
    failed=$((failed + failures))
    awk '/^skipped / { reason = 1; print; next } /^  / { if (reason) print; next } { reason = 0 }' "$log" >>"$skips"
}

print_totals() {
    [ ! -s "$skips" ] || { printf '\nSkipped:\n'; cat "$skips"; }
    printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
