from agentos import AgentOSClient

with AgentOSClient() as client:
    # LLM query
    result = client.think("What is 2+2?")
    print(result['content'])

    # Spawn sandboxed agent
    client.spawn(
        name="worker",
        script="/path/to/agent.py",
        sandboxed=True,
        limits={"memory": 256*1024*1024}
    )

    # Execute with permission checks
    client.exec("ls -la /tmp")

    # HTTP with domain restrictions
    client.http("https://api.github.com/users/octocat")
