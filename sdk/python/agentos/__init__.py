"""AgentOS from Python.

``AgentOSClient`` calls the kernel; ``AgentOS`` opens an agent's state; ``agentos.aio`` has both for asyncio.
"""

from .answers import AgentOSWarning, Answer, FailedAnswer
from .calls.key_values import ABSENT
from .client import AgentOSClient, connect
from .errors import (
    AgentFileError,
    AgentOSError,
    CallFailedError,
    ConnectionLostError,
    KernelNotRunningError,
    ProgramNotFoundError,
    ProtocolError,
)
from .storage.agent import AgentOS
from .storage.file_status import DirectoryEntry, FilesystemUsage, FileStatus
from .storage.tool_call import ToolCall, ToolStatistics
from .version import VERSION
from .wire import Opcode

__version__ = VERSION

__all__ = [
    "ABSENT",
    "AgentFileError",
    "AgentOS",
    "AgentOSClient",
    "AgentOSError",
    "AgentOSWarning",
    "Answer",
    "CallFailedError",
    "ConnectionLostError",
    "DirectoryEntry",
    "FailedAnswer",
    "FileStatus",
    "FilesystemUsage",
    "KernelNotRunningError",
    "Opcode",
    "ProgramNotFoundError",
    "ProtocolError",
    "ToolCall",
    "ToolStatistics",
    "connect",
]
