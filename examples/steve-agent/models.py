"""Language models, by the two formats that everybody speaks. The gateway's address and a placeholder key are in the environment; the key itself is never here."""
import json
import os
import urllib.error
import urllib.request

TIMEOUT = 280  # seconds; the host waits 300 for a sign of life


def from_environment():
    if address := os.environ.get("ANTHROPIC_BASE_URL"):
        return Anthropic(address, os.environ.get("ANTHROPIC_API_KEY", ""))
    if address := os.environ.get("OPENAI_BASE_URL"):
        return OpenAI(address, os.environ.get("OPENAI_API_KEY", ""))
    raise SystemExit("no language model: neither ANTHROPIC_BASE_URL nor OPENAI_BASE_URL is set")


class Call:
    """A tool that the model wants used."""

    def __init__(self, call_id, name, arguments):
        self.id, self.name, self.arguments = call_id, name, arguments


class Anthropic:
    def __init__(self, address, key):
        self._url = address.rstrip("/") + "/v1/messages"
        self._headers = {"x-api-key": key, "anthropic-version": "2023-06-01"}
        self._model = os.environ.get("STEVE_MODEL", "claude-sonnet-4-5-20250929")

    def ask(self, instructions, history, tools):
        """The model's text and the tools it wants; what it said is added to the history."""
        answer = post(self._url, self._headers, {
            "model": self._model, "max_tokens": 4096, "system": instructions, "messages": history,
            "tools": [{"name": tool.name, "description": tool.description, "input_schema": tool.schema} for tool in tools],
        })
        history.append({"role": "assistant", "content": answer["content"]})
        text = "".join(part["text"] for part in answer["content"] if part["type"] == "text")
        return text, [Call(part["id"], part["name"], part["input"]) for part in answer["content"] if part["type"] == "tool_use"]

    def results(self, history, results):
        history.append({"role": "user", "content": [{"type": "tool_result", "tool_use_id": call.id, "content": result} for call, result in results]})


class OpenAI:
    def __init__(self, address, key):
        self._url = address.rstrip("/") + "/chat/completions"
        self._headers = {"authorization": f"Bearer {key}"}
        self._model = os.environ.get("STEVE_MODEL", "gpt-5-mini")

    def ask(self, instructions, history, tools):
        """The model's text and the tools it wants; what it said is added to the history."""
        answer = post(self._url, self._headers, {
            "model": self._model, "messages": [{"role": "system", "content": instructions}, *history],
            "tools": [{"type": "function", "function": {"name": tool.name, "description": tool.description, "parameters": tool.schema}} for tool in tools],
        })
        message = answer["choices"][0]["message"]
        history.append(message)
        calls = message.get("tool_calls") or []
        return message.get("content") or "", [Call(call["id"], call["function"]["name"], json.loads(call["function"]["arguments"] or "{}")) for call in calls]

    def results(self, history, results):
        history.extend({"role": "tool", "tool_call_id": call.id, "content": result} for call, result in results)


def post(url, headers, body):
    request = urllib.request.Request(url, json.dumps(body).encode(), {"content-type": "application/json", **headers})
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refusal:
        raise RuntimeError(f"the model answered {refusal.code}: {refusal.read(500).decode(errors='replace')}") from refusal
