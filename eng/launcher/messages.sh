# Messages for a person: always on standard error, because standard output belongs to the program.

note() { printf 'agentos: %s\n' "$1" >&2; }

# die SUMMARY WHY TRY: the same three lines the program itself prints. 125: AgentOS failed, not the program it ran.
die() {
    printf 'agentos: %s\n  why: %s\n  try: %s\n' "$1" "$2" "$3" >&2
    exit 125
}
