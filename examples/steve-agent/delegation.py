"""Other agents. The library is the store's, and is there for agents whose manifest enables delegation."""


def ask(agent, task):
    try:
        import agentstore
    except ImportError:
        return "no other agents can be run here"
    return agentstore.run(agent, task)
