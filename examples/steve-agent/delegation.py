"""Other agents: those that agent.yaml allows. The library is that of sdk/python; where it is not beside this program, Steve works alone."""


def ask(agent, task):
    try:
        from agentos import delegation
    except ImportError:
        return "no other agents can be run here"
    helper = delegation.run_agent(agent)
    try:
        return delegation.message_agent(helper.id, task)
    finally:
        delegation.stop_agent(helper.id)
