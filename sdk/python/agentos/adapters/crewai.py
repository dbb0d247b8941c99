"""CrewAI: ``AgentOSCrewAgent().create_researcher()``."""

from typing import Any, List, Optional

try:
    from crewai import Agent
    from crewai.tools import BaseTool, tool
except ImportError as missing:
    raise ImportError("agentos.adapters.crewai needs CrewAI: pip install crewai") from missing

from ..calls.permissions import Level
from ..client import AgentOSClient
from .functions import KernelFunctions
from .permissions import connected


class AgentOSCrewTools:
    """The kernel's calls as tools of one client."""

    def __init__(self, permission_level: Optional[Level] = None, client: Optional[AgentOSClient] = None) -> None:
        """Works with the caller's own permissions; ``permission_level`` narrows them. Raises CallFailedError where it would be more."""
        self.client = connected(client, permission_level)
        functions = KernelFunctions(self.client)
        self._read = tool("agentos_read")(functions.read_file)
        self._write = tool("agentos_write")(functions.write_file)
        self._execute = tool("agentos_exec")(functions.execute_command)
        self._think = tool("agentos_think")(functions.think)
        self._spawn = tool("agentos_spawn")(functions.spawn_agent)
        self._http = tool("agentos_http")(functions.http_request)
        self._list = tool("agentos_list_agents")(functions.list_agents)

    def get_tools(self) -> List[BaseTool]:
        """All seven."""
        return [self._read, self._write, self._execute, self._think, self._spawn, self._http, self._list]

    def get_read_only_tools(self) -> List[BaseTool]:
        """Those that change nothing."""
        return [self._read, self._think, self._list]

    def get_file_tools(self) -> List[BaseTool]:
        """Those for files."""
        return [self._read, self._write]

    def disconnect(self) -> None:
        """Ends the client's connection."""
        self.client.disconnect()


class AgentOSCrewAgent:
    """Makes CrewAI agents whose tools are the kernel's calls."""

    def __init__(self, permission_level: Optional[Level] = None, client: Optional[AgentOSClient] = None) -> None:
        """As for ``AgentOSCrewTools``; all agents made here share its permissions."""
        self.tools = AgentOSCrewTools(permission_level, client)

    def create(
        self, role: str, goal: str, backstory: str, tools: Optional[List[BaseTool]] = None, allow_delegation: bool = False, verbose: bool = False, **options: Any,
    ) -> Agent:
        """An agent; without ``tools`` it has all seven. ``options`` are further ones of CrewAI's ``Agent``, such as ``llm``."""
        return Agent(
            role=role, goal=goal, backstory=backstory, tools=self.tools.get_tools() if tools is None else tools, allow_delegation=allow_delegation,
            verbose=verbose, **options)

    def create_researcher(self, **options: Any) -> Agent:
        """An agent that reads and thinks."""
        return self.create(
            "Researcher", "Find out what is asked for and report it with its sources",
            "You read files and reason about them. You change nothing.", self.tools.get_read_only_tools(), **options)

    def create_developer(self, **options: Any) -> Agent:
        """An agent that works on files and runs programs."""
        return self.create(
            "Developer", "Write programs that do what is asked for, and show by running them that they do",
            "You work in a sandbox: read before you change, and run what you wrote.", **options)

    def create_orchestrator(self, **options: Any) -> Agent:
        """An agent that starts others and delegates to them."""
        return self.create(
            "Orchestrator", "Divide the work among agents and put their results together",
            "You start agents in sandboxes of their own, watch them, and delegate.", allow_delegation=True, **options)
