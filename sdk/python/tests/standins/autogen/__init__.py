"""``autogen``, version 0.2 and AG2. A stand-in: see ../README.md."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from typing import Any


class Agent:
    name: str


class ConversableAgent(Agent):
    def __init__(
        self, name: str, system_message: str = "", is_termination_msg: Callable[..., bool] | None = None, max_consecutive_auto_reply: int | None = None,
        human_input_mode: str = "TERMINATE", function_map: dict[str, Callable[..., Any]] | None = None, code_execution_config: Any = False,
        llm_config: Any = None, description: str | None = None,
    ) -> None:
        self.name, self.system_message, self.human_input_mode, self.llm_config = name, system_message, human_input_mode, llm_config
        self.max_consecutive_auto_reply, self.code_execution_config = max_consecutive_auto_reply, code_execution_config
        self.function_map = dict(function_map or {})

    def register_for_llm(self, *, name: str | None = None, description: str | None = None, api_style: str = "tool") -> Callable[..., Any]:
        def register(function: Callable[..., Any]) -> Callable[..., Any]:
            if not self.llm_config:
                raise RuntimeError("LLM config must be setup before registering a function for LLM.")
            signature = inspect.signature(function)
            missing = [one for one in signature.parameters.values() if one.annotation is inspect.Parameter.empty]
            if missing or signature.return_annotation is inspect.Signature.empty or not description:
                raise TypeError(f"{name} lacks annotations or a description")
            self.llm_config.setdefault("tools", []).append({"type": "function", "function": {"name": name, "description": description}})
            return function

        return register

    def execute_function(self, func_call: dict[str, Any]) -> tuple[bool, dict[str, Any]]:
        content = self.function_map[func_call["name"]](**json.loads(func_call["arguments"]))
        return True, {"name": func_call["name"], "role": "function", "content": str(content)}


class AssistantAgent(ConversableAgent):
    def __init__(self, name: str, system_message: str = "", llm_config: Any = None, human_input_mode: str = "NEVER", **kwargs: Any) -> None:
        super().__init__(name, system_message, llm_config=llm_config, human_input_mode=human_input_mode, **kwargs)


class UserProxyAgent(ConversableAgent):
    def __init__(
        self, name: str, is_termination_msg: Callable[..., bool] | None = None, max_consecutive_auto_reply: int | None = None, human_input_mode: str = "ALWAYS",
        function_map: dict[str, Callable[..., Any]] | None = None, code_execution_config: Any = {}, llm_config: Any = False, system_message: str = "",
    ) -> None:
        super().__init__(
            name, system_message, is_termination_msg, max_consecutive_auto_reply, human_input_mode, function_map, code_execution_config, llm_config)


class GroupChat:
    def __init__(self, agents: list[Agent], messages: list[dict[str, Any]], max_round: int = 10, speaker_selection_method: str = "auto") -> None:
        self.agents, self.messages, self.max_round, self.speaker_selection_method = agents, messages, max_round, speaker_selection_method


class GroupChatManager(ConversableAgent):
    def __init__(self, groupchat: GroupChat, name: str = "chat_manager", llm_config: Any = None, **kwargs: Any) -> None:
        super().__init__(name, llm_config=llm_config, **kwargs)
        self.groupchat = groupchat
