"""An agent's state: key-values, files and tool calls in one SQLite file. Needs no kernel."""

import time

from agentos import AgentOS

with AgentOS("./agent.db") as agent:
    # Key-value operations
    agent.kv.set("user:name", "Alice")
    name = agent.kv.get("user:name")
    print(name)

    # Filesystem operations
    agent.fs.write_file("/output/report.txt", "Hello, world!")
    content = agent.fs.read_file("/output/report.txt")
    files = agent.fs.readdir("/output")
    print(content, files)

    # Tool call tracking
    agent.tools.record(
        "web_search",
        time.time(),
        time.time() + 1.5,
        {"query": "AI agents"},
        {"results": ["result1", "result2"]},
    )

    # Performance statistics
    for statistics in agent.tools.statistics():
        print(f"{statistics.name}: {statistics.total_calls} calls, {statistics.successful} successful")

    # Errors are Python's own
    try:
        agent.fs.read_file("/nonexistent.txt")
    except FileNotFoundError as error:
        print(error)
