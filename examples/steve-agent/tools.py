"""What Steve can do besides talking."""
import os
from pathlib import Path

import delegation

WORKSPACE = Path(os.environ["HOME"]) / "workspace"
MOST_CHARACTERS = 20_000


class Tool:
    def __init__(self, name, description, parameters, use):
        self.name, self.description, self.use = name, description, use
        self.schema = {
            "type": "object",
            "properties": {key: {"type": "string", "description": text} for key, text in parameters.items()},
            "required": list(parameters),
        }

    def describe(self, arguments):
        return ", ".join(str(value).splitlines()[0][:60] for value in arguments.values() if str(value)) or self.description


def all_of(memory):
    def remember(note):
        memory.add(note)
        return "remembered"

    return [
        Tool("list_files", "List the files of the workspace", {}, list_files),
        Tool("read_file", "Read a text file of the workspace", {"path": "from the workspace's root"}, read_file),
        Tool("write_file", "Write a text file of the workspace", {"path": "from the workspace's root", "content": "the whole text"}, write_file),
        Tool("remember", "Keep a note for later", {"note": "one sentence"}, remember),
        Tool("ask_agent", " ".join(["Give a task to another agent and get its answer.", *delegation.known()]), {"agent": "its name as it stands here", "task": "what it is told"}, delegation.ask),
    ]


def list_files():
    return "\n".join(sorted(str(path.relative_to(WORKSPACE)) for path in WORKSPACE.rglob("*") if path.is_file())) or "(none)"


def read_file(path):
    return inside(path).read_text()[:MOST_CHARACTERS]


def write_file(path, content):
    file = inside(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content)
    return f"wrote {len(content)} characters"


def inside(path):
    """The sandbox keeps Steve in; this keeps the model in the project."""
    file = (WORKSPACE / path).resolve()
    if not file.is_relative_to(WORKSPACE.resolve()):
        raise ValueError(f"{path} is outside of the workspace")
    return file
