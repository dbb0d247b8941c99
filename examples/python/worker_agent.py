"""What runs inside: an agent that greets who writes to it, and keeps count in its own agent.db."""

from agentos import AgentOS, AgentOSClient

with AgentOSClient() as kernel, AgentOS("/agent") as own:
    kernel.register_name("greeter").check()
    own.kv.set("greeted", 0)
    while True:
        for message in kernel.recv(wait=True)["messages"]:
            own.kv.set("greeted", own.kv.get("greeted") + 1)
            kernel.send(f"Hello, {message['message']}!", to=message["from"])
