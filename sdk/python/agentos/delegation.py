"""An agent of the store runs other agents: those that its manifest lists (``permissions.delegation.allowed_agents``), with no more rights than it has.

``agent = run_agent("./helper")``, ``message_agent(agent.id, "question")``, ``stop_agent(agent.id)``. A call that is refused raises CallFailedError.
"""

from __future__ import annotations

from typing import NamedTuple, Optional

from .answers import Answer
from .calls.call import asking
from .client import AgentOSClient
from .transport.part_stream import PartStream
from .wire import Opcode, decode

_client = AgentOSClient()


class AllowedAgent(NamedTuple):
    """An agent that may be run."""

    agent: str
    """What run_agent calls it."""
    name: Optional[str]
    description: Optional[str]


class RunningAgent(NamedTuple):
    """An agent that runs."""

    id: str
    name: str
    version: str
    session: str
    """To go on with later: ``run_agent(agent, session)``."""


class Progress(NamedTuple):
    """Something a sub-agent did."""

    type: str
    """``setup``, ``activity`` or ``response``: a part of the answer."""
    content: str
    tool: Optional[str]

    @staticmethod
    def of(payload: bytes) -> Progress:
        """The progress in a CHUNK frame."""
        fields = decode(payload)
        return Progress(fields["type"], fields["content"], fields.get("tool"))


def search(query: str = "") -> list[AllowedAgent]:
    """The agents that may be run and have the word in their name or description."""
    return [AllowedAgent(found["agent"], found.get("name"), found.get("description")) for found in _ask(op="search", query=query)["agents"]]


def run_agent(agent: str, session: str | None = None) -> RunningAgent:
    """Starts an agent, named exactly as in the manifest; returns when it can be asked."""
    answer = _ask(op="run", agent=agent, session=session)
    return RunningAgent(answer["id"], answer["name"], answer["version"], answer["session"])


def message_agent(id: str, content: str) -> str:
    """Asks a running agent; its whole answer."""
    return str(_ask(op="message", id=id, content=content)["content"])


def message_agent_stream(id: str, content: str) -> PartStream[Progress]:
    """Asks a running agent: an iterator of what it does, whose ``result.check()["content"]`` is the whole answer."""
    call = asking(Opcode.DELEGATE, {"op": "message", "id": id, "content": content, "stream": True})
    return PartStream(_client._connected(), call, Progress.of)


def monitor_agent(id: str) -> list[str]:
    """What a running agent did last: at most 1000 lines."""
    return list(_ask(op="monitor", id=id)["lines"])


def stop_agent(id: str) -> None:
    """Ends an agent, with all it runs itself."""
    _ask(op="stop", id=id)


def _ask(**fields: str | None) -> Answer:
    return _client.perform(asking(Opcode.DELEGATE, dict(fields))).check()
