"""Sandboxes of an agentos server: one is prepared, things are tried in forks of it, and what happened is looked at."""

from concurrent.futures import ThreadPoolExecutor

from agentos.server import AgentOSServer

server = AgentOSServer()
with server.create(metadata={"example": "sandboxes"}, timeout=600) as prepared:
    prepared.files.write("/agent/numbers", "3\n1\n2\n")

    # Each try has its own copy of everything, so none disturbs another.
    def attempt(command: str) -> str:
        with prepared.fork() as fork:
            result = fork.exec(f"{command} numbers", timeout=60)
            return f"{command}: {' '.join(result.stdout.split()) if result.exit_code == 0 else 'failed'}"

    with ThreadPoolExecutor() as several:
        for line in several.map(attempt, ["sort", "sort -r", "false"]):
            print(line)

    # A kept state, and the way back to it.
    prepared.snapshot("before")
    prepared.exec("rm numbers")
    prepared.stop()
    prepared.restore("before")
    prepared.start()
    print(prepared.exec("wc -l < numbers").stdout.strip(), "lines are back")
