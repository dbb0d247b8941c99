"""AgentOS for agent frameworks: every tool is a call of the kernel, so it is subject to the caller's permissions.

Each module imports its framework, and this package none: ``agentos.adapters.langchain``, ``.crewai``, ``.autogen``.
"""
