# Sent first to the shell of every stage. A workload file then defines what differs from the functions below.
# The clock is read inside the shell, so neither the start of a stage nor its pipes are counted.
export LC_ALL=C GIT_CONFIG_GLOBAL=$INPUTS/gitconfig GIT_CONFIG_NOSYSTEM=1

defaults() {
    setup() { :; }       # once, before the rounds
    prepare() { :; }     # before each round
    measured() { :; }    # the timed part
    fingerprint() { :; } # what must come out the same in every stage
    reset() { :; }       # after each round
    teardown() { :; }    # once, after the rounds
}

# In a subshell, so that a step's `cd` and `set -e` stay its own. The last line of a step is MARK and its verdict.
step() {
    ( set -e; began=$EPOCHREALTIME; "$1"; printf '\n%s ok %s %s\n' "$MARK" "$began" "$EPOCHREALTIME" ) </dev/null
    local status=$?
    [ $status = 0 ] || printf '\n%s failed %s\n' "$MARK" "$status"
}
