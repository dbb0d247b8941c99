namespace AgentOS.Kernel.Tests.Protocol;

/// <summary>The beginning of Python programs that agents run: the protocol with nothing but the standard library.</summary>
internal static class SandboxScript
{
    /// <summary>Connects, and defines <c>call(opcode, **fields)</c>.</summary>
    public const string Client = """
        import json, socket, struct, sys
        line = socket.socket(socket.AF_UNIX)
        line.connect(sys.argv[1])
        def exactly(count):
            data = b""
            while len(data) < count:
                part = line.recv(count - len(data))
                if not part:
                    raise EOFError
                data += part
            return data
        def call(opcode, **fields):
            payload = json.dumps(fields).encode()
            line.sendall(struct.pack("<IIBQ", 0x41474E54, 0, opcode, len(payload)) + payload)
            _, _, _, length = struct.unpack("<IIBQ", exactly(17))
            return json.loads(exactly(length))

        """;
}
