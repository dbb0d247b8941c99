"""The kernel's HTTP call, for scripts in a sandbox: http(NAME, URL, FIELDS...) prints NAME STATUS CODE BODY; stream(URL, ...) gives parts."""
from agentos import AgentOSClient
from agentos.calls import core
from agentos.transport.output_stream import OutputStream

client = AgentOSClient().connect()


def asking(url, fields):
    return core.asking(core.Opcode.HTTP, {"url": url, **fields})


def http(name, url, **fields):
    answer = client.perform(asking(url, fields))
    print(name, answer.get("status_code"), answer.get("code"), str(answer.get("body")).replace("\r", "").replace("\n", "|"), answer.get("error"), flush=True)
    return answer


def stream(url, **fields):
    return OutputStream(client._connected(), asking(url, {"stream": True, **fields}))
