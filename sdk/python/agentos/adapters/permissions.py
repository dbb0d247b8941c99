"""What an adapter may do is what its caller may do."""

from __future__ import annotations

from ..calls.permissions import Level
from ..client import AgentOSClient


def connected(client: AgentOSClient | None, permission_level: Level | None) -> AgentOSClient:
    """A client for an adapter: the caller's or one of its own, narrowed to a level where one is named.

    Nobody can widen their own permissions, and neither can an adapter. Raises CallFailedError where the level would be more than the caller has.
    """
    client = (client or AgentOSClient()).connect()
    if permission_level is not None:
        client.set_permissions(level=permission_level).check()
    return client
