"""AutoGen 0.2 and AG2: ``AgentOSAssistant`` proposes calls, ``AgentOSUserProxy`` makes them."""

from typing import Any, Callable, Dict, List, Literal, Optional, Union

try:
    from autogen import Agent, AssistantAgent, GroupChat, GroupChatManager, UserProxyAgent
except ImportError as missing:
    raise ImportError("agentos.adapters.autogen needs AutoGen: pip install ag2, or pip install 'autogen-agentchat~=0.2'") from missing

from ..calls.permissions import Level
from ..client import AgentOSClient
from .functions import KernelFunctions
from .permissions import connected

SYSTEM_MESSAGE = (
    "You solve tasks with the functions you are given. They work in a sandbox and within permissions: where one is refused, do not try to get around it. "
    "Answer TERMINATE when the task is done.")

ModelConfiguration = Union[Dict[str, Any], Literal[False], None]


class AgentOSAssistant(AssistantAgent):
    """Proposes calls. Its ``client`` serves who makes them: pass it to an ``AgentOSUserProxy``."""

    def __init__(
        self, name: str, llm_config: ModelConfiguration = None, permission_level: Optional[Level] = None, system_message: str = SYSTEM_MESSAGE,
        client: Optional[AgentOSClient] = None, **options: Any,
    ) -> None:
        """Works with the caller's own permissions; ``permission_level`` narrows them. Raises CallFailedError where it would be more."""
        super().__init__(name=name, system_message=system_message, llm_config=llm_config, **options)
        self.client = connected(client, permission_level)
        # Without a model there is nobody to propose calls to, and AutoGen refuses.
        if llm_config:
            for function_name, function in kernel_functions(self.client).items():
                self.register_for_llm(name=function_name, description=function.__doc__)(function)


class AgentOSUserProxy(UserProxyAgent):
    """Makes the calls that an assistant proposes, in place of a human."""

    def __init__(
        self, name: str, permission_level: Optional[Level] = None, human_input_mode: Literal["ALWAYS", "TERMINATE", "NEVER"] = "TERMINATE",
        max_consecutive_auto_reply: int = 10, code_execution_config: Union[Dict[str, Any], Literal[False]] = False,
        client: Optional[AgentOSClient] = None, **options: Any,
    ) -> None:
        """Works with the caller's own permissions; ``permission_level`` narrows them. Raises CallFailedError where it would be more.

        ``code_execution_config`` is AutoGen's own way to run code, outside of any sandbox of ours: it is off unless it is asked for.
        """
        self.client = connected(client, permission_level)
        super().__init__(
            name=name, human_input_mode=human_input_mode, max_consecutive_auto_reply=max_consecutive_auto_reply,
            code_execution_config=code_execution_config, function_map=kernel_functions(self.client), **options)


def kernel_functions(client: AgentOSClient) -> Dict[str, Callable[..., str]]:
    """The functions of a client by their names."""
    functions = KernelFunctions(client)
    return {function.__name__: function for function in (
        functions.read_file, functions.write_file, functions.execute_command, functions.think, functions.http_request, functions.spawn_agent,
        functions.list_agents, functions.kill_agent)}


def create_agentos_group_chat(
    agents: List[Agent], llm_config: ModelConfiguration = None, max_round: int = 10, **options: Any,
) -> GroupChatManager:
    """A group chat of these agents and its manager. ``options`` are further ones of AutoGen's ``GroupChat``."""
    return GroupChatManager(groupchat=GroupChat(agents=agents, messages=[], max_round=max_round, **options), llm_config=llm_config)
