"""Sandboxes of an ``agentos server``, over HTTP.

``AgentOSServer(base_url, token).create()`` makes one; a ``Sandbox`` runs programs and has files and key-values.
"""

from .sandbox import Sandbox
from .sandbox_files import SandboxFile, SandboxFiles
from .sandbox_key_values import SandboxKeyValues
from .results import RunEvent, RunResult
from .server import AgentOSServer
from .terminal import Terminal, TerminalOutput

__all__ = ["AgentOSServer", "RunEvent", "RunResult", "Sandbox", "SandboxFile", "SandboxFiles", "SandboxKeyValues", "Terminal", "TerminalOutput"]
