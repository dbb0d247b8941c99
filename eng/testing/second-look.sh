# Runs a failed test once more, by itself. Sourced by totals.sh, whose counts it corrects.
# A test that fails beside others and passes alone is unsteady: it is told of with what it said, so that it is looked
# into, and does not refuse the run. All who failed must pass, three at the most; a test of security has no second try.

look_again() {
    [ "$failed" -gt 0 ] && [ "$failed" -le 3 ] || return 0
    local methods method
    mapfile -t methods < <(sed -n 's/^failed \([A-Za-z0-9_.+]*\).*/\1/p' "$failures" | sort -u)
    for method in "${methods[@]}"; do
        passes_alone "${method%%.Tests.*}.Tests" "$method" || return 0
    done
    unsteady=$(cat "$failures")
    passed=$((passed + failed)) failed=0
    : >"$failures"
}

passes_alone() {
    local program=artifacts/bin/$1/release/$1
    [ "$1" != AgentOS.Security.Tests ] && [ -x "$program" ] || return
    printf '\n== %s alone\n' "$2"
    env --default-signal=INT,QUIT "$program" --no-progress --output Normal --filter-method "$2" </dev/null
}
