"""The kernel's calls as functions for a language model: plain arguments, text as result, failures as text that says what to do.

Frameworks derive their schemas from these signatures, some from the bare annotations: they are no strings here.
"""

from typing import Dict, Literal, Optional

from ..answers import Answer
from ..client import AgentOSClient


class KernelFunctions:
    """Functions that call the kernel as one client."""

    def __init__(self, client: AgentOSClient) -> None:
        self.client = client

    def read_file(self, path: str) -> str:
        """Read a text file in the sandbox."""
        return _told(self.client.read_file(path), "content")

    def write_file(self, path: str, content: str, mode: Literal["write", "append"] = "write") -> str:
        """Write a text file in the sandbox: replace its content, or append to it."""
        answer = self.client.write_file(path, content, mode)
        return _failure(answer) or f"{answer['bytes_written']} bytes written to {path}"

    def execute_command(self, command: str, cwd: Optional[str] = None, timeout: int = 30) -> str:
        """Run a shell command in the sandbox, for at most timeout seconds. Returns its output and its exit status."""
        answer = self.client.exec(command, cwd, timeout)
        return _failure(answer) or _output(answer)

    def think(self, prompt: str, system_instruction: Optional[str] = None) -> str:
        """Ask a language model a question."""
        return _told(self.client.think(prompt, system_instruction=system_instruction), "content")

    def spawn_agent(self, name: str, script: str, sandboxed: bool = True) -> str:
        """Start another agent that runs a Python script in a sandbox of its own."""
        answer = self.client.spawn(name, script, sandboxed=sandboxed)
        return _failure(answer) or f"agent {answer['name']} runs as number {answer['id']}"

    def http_request(self, url: str, method: str = "GET", headers: Optional[Dict[str, str]] = None, body: Optional[str] = None) -> str:
        """Make an HTTP request to a domain that the permissions name. Returns the status and the body."""
        answer = self.client.http(url, method, headers, body)
        return _failure(answer) or f"status {answer['status_code']}\n{answer['body']}"

    def list_agents(self) -> str:
        """List all agents: number, name and state."""
        agents = self.client.list_agents()
        return "\n".join(f"{agent['id']} {agent['name']} {agent['state']}" for agent in agents) or "no agents"

    def kill_agent(self, name: str) -> str:
        """End an agent."""
        answer = self.client.kill(name)
        return _failure(answer) or (f"agent {name} was ended" if answer["killed"] else f"agent {name} had ended already")


def _failure(answer: Answer) -> str:
    if not answer.failed:
        return ""
    code, remedy = answer.get("code"), answer.get("remedy")
    return f"failed: {answer.get('error')} [{code}]" + (f" Try: {remedy}" if remedy else "")


def _told(answer: Answer, field: str) -> str:
    return _failure(answer) or str(answer[field])


def _output(answer: Answer) -> str:
    parts = [answer["stdout"], f"[stderr]\n{answer['stderr']}" if answer["stderr"] else "", f"[exit status {answer['exit_code']}]"]
    return "\n".join(part.rstrip("\n") for part in parts if part)
