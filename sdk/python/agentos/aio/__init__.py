"""The same for asyncio."""

from .agent import AsyncAgentOS
from .client import AsyncAgentOSClient, connect

__all__ = ["AsyncAgentOS", "AsyncAgentOSClient", "connect"]
