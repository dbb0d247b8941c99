"""Other agents: those that agent.yaml allows. Each has a sandbox and a session of its own, and no more rights than Steve."""
import kernel


def known():
    """What the model is told of them."""
    try:
        return [f"{found['agent']} ({found.get('description', '').strip()})" for found in kernel.delegate(op="search")["agents"]]
    except (OSError, kernel.Refused):
        return []  # Without a sandbox, or without leave.


def ask(agent, task):
    try:
        helper = kernel.delegate(op="run", agent=agent)["id"]
    except OSError:
        return "no other agents can be run here"
    try:
        return kernel.delegate(op="message", id=helper, content=task)["content"]
    finally:
        kernel.delegate(op="stop", id=helper)
