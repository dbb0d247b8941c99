"""LangChain: ``AgentOSToolkit().get_tools()``."""

from typing import Any, Dict, List, Literal, Optional

try:
    from langchain_core.tools import BaseTool
except ImportError as missing:
    raise ImportError("agentos.adapters.langchain needs LangChain: pip install langchain-core") from missing

from ..calls.permissions import Level
from ..client import AgentOSClient
from .functions import KernelFunctions
from .permissions import connected


class AgentOSTool(BaseTool):
    """A tool that calls the kernel. LangChain runs it in a thread where it is awaited."""

    functions: Any = None

    def __init__(self, client: AgentOSClient, **options: Any) -> None:
        super().__init__(functions=KernelFunctions(client), **options)


class AgentOSReadTool(AgentOSTool):
    name: str = "agentos_read"
    description: str = "Read a text file in the sandbox."

    def _run(self, path: str) -> str:
        return self.functions.read_file(path)


class AgentOSWriteTool(AgentOSTool):
    name: str = "agentos_write"
    description: str = "Write a text file in the sandbox: replace its content, or append to it."

    def _run(self, path: str, content: str, mode: Literal["write", "append"] = "write") -> str:
        return self.functions.write_file(path, content, mode)


class AgentOSExecTool(AgentOSTool):
    name: str = "agentos_exec"
    description: str = "Run a shell command in the sandbox, for at most timeout seconds. Returns its output and its exit status."

    def _run(self, command: str, cwd: Optional[str] = None, timeout: int = 30) -> str:
        return self.functions.execute_command(command, cwd, timeout)


class AgentOSThinkTool(AgentOSTool):
    name: str = "agentos_think"
    description: str = "Ask a language model a question."

    def _run(self, prompt: str, system_instruction: Optional[str] = None) -> str:
        return self.functions.think(prompt, system_instruction)


class AgentOSSpawnTool(AgentOSTool):
    name: str = "agentos_spawn"
    description: str = "Start another agent that runs a Python script in a sandbox of its own."

    def _run(self, name: str, script: str, sandboxed: bool = True) -> str:
        return self.functions.spawn_agent(name, script, sandboxed)


class AgentOSHTTPTool(AgentOSTool):
    name: str = "agentos_http"
    description: str = "Make an HTTP request to a domain that the permissions name. Returns the status and the body."

    def _run(self, url: str, method: str = "GET", headers: Optional[Dict[str, str]] = None, body: Optional[str] = None) -> str:
        return self.functions.http_request(url, method, headers, body)


class AgentOSToolkit:
    """The kernel's calls as tools of one client."""

    def __init__(self, permission_level: Optional[Level] = None, client: Optional[AgentOSClient] = None) -> None:
        """Works with the caller's own permissions; ``permission_level`` narrows them. Raises CallFailedError where it would be more."""
        self.client = connected(client, permission_level)

    def get_tools(self) -> List[BaseTool]:
        """All six."""
        return [*self.get_read_tools(), AgentOSWriteTool(self.client), *self.get_execution_tools(), AgentOSHTTPTool(self.client)]

    def get_read_tools(self) -> List[BaseTool]:
        """Those that change nothing."""
        return [AgentOSReadTool(self.client), AgentOSThinkTool(self.client)]

    def get_execution_tools(self) -> List[BaseTool]:
        """Those that run programs."""
        return [AgentOSExecTool(self.client), AgentOSSpawnTool(self.client)]

    def disconnect(self) -> None:
        """Ends the client's connection."""
        self.client.disconnect()


def create_agentos_tools(permission_level: Optional[Level] = None) -> List[BaseTool]:
    """The six tools of a new toolkit."""
    return AgentOSToolkit(permission_level).get_tools()
