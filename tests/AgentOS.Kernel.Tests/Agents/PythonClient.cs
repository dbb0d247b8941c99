namespace AgentOS.Kernel.Tests.Agents;

/// <summary>The smallest client of the kernel, for programs inside sandboxes.</summary>
internal static class PythonClient
{
    public const string Text = """
        import json, socket, struct, sys, time, os
        kernel = socket.socket(socket.AF_UNIX)
        kernel.connect("/tmp/agentos.sock")
        def call(opcode, payload):
            body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
            kernel.sendall(struct.pack("<IIBQ", 0x41474E54, 0, opcode, len(body)) + body)
            def take(count):
                taken = b""
                while len(taken) < count:
                    taken += kernel.recv(count - len(taken))
                return taken
            magic, tag, answered, length = struct.unpack("<IIBQ", take(17))
            return tag, take(length)
        def ask(opcode, payload): return json.loads(call(opcode, payload)[1])
        def forever():
            while True: time.sleep(1000)

        """;
}
