using System.Globalization;
using System.Text.Json;
using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests.Kernel;

/// <summary>Agents that have the kernel hold as much as they can: what it keeps for one of them is bounded (rules K11 and K12).</summary>
public sealed class MemoryBoundTests : IDisposable
{
    private const byte Register = 0x23, Send = 0x20, Receive = 0x21;
    private const long Mebibyte = 1 << 20;

    // Talks to the test by messages. All of it inside a sandbox, at the agent's own socket.
    private const string Agent =
        """
        import json, select, socket, struct
        def connect():
            kernel = socket.socket(socket.AF_UNIX)
            kernel.connect("/tmp/agentos.sock")
            return kernel
        def frame(opcode, payload, tag=0): return struct.pack("<IIBQ", 0x41474E54, tag, opcode, len(payload)) + payload
        def take(kernel, count):
            taken = bytearray()
            while len(taken) < count:
                part = kernel.recv(count - len(taken))
                if not part: raise EOFError
                taken += part
            return bytes(taken)
        def answer(kernel): return take(kernel, struct.unpack("<IIBQ", take(kernel, 17))[3])
        def ask(opcode, request, attachment=None):
            control.sendall(frame(opcode, json.dumps(request).encode() + (b"" if attachment is None else b"\0" + attachment)))
            return answer(control)
        def tell(message): ask(0x20, {"to_name": "test", "message": message})
        def hear(): ask(0x21, {"wait": True, "timeout": 300})
        control = connect()

        """;

    // The reads on the other connection come after the 1024 in every queue: when they were answered, all were begun that ever would be.
    private const string Deaf = Agent +
        """
        ask(0xD0, {"op": "write", "path": "/large"}, bytes(1 << 20)[:-4096])
        read = json.dumps({"op": "read", "path": "/large"}).encode()
        deaf = connect()
        deaf.sendall(frame(0xFE, b'{"features": ["call_ids"]}'))
        answer(deaf)
        deaf.sendall(b"".join(frame(0xD0, read, tag + 1) for tag in range(1024)))
        for _ in range(100): ask(0xD0, {"op": "read", "path": "/large"})
        tell("sent")
        hear()
        tell(sum(len(answer(deaf)) > (1 << 20) - 4096 for _ in range(1024)))
        hear()
        """;

    private const string Halves = Agent +
        """
        callers = [connect() for _ in range(200)]
        refused = select.poll()
        for caller in callers: refused.register(caller, select.POLLIN)
        while len(turned_away := refused.poll()) < 200 - 127: pass
        turned_away = {descriptor for descriptor, _ in turned_away}
        codes = {json.loads(answer(caller))["code"] for caller in callers if caller.fileno() in turned_away}
        callers = [caller for caller in callers if caller.fileno() not in turned_away]
        whole = frame(0xD0, b" " * (1 << 20))
        left = {caller.fileno(): memoryview(whole)[:-1] for caller in callers}
        writable = select.poll()
        for caller in callers:
            caller.setblocking(False)
            writable.register(caller, select.POLLOUT)
        # Who is not read from for a second is not read from.
        while ready := writable.poll(1000):
            for descriptor, _ in ready:
                caller = next(caller for caller in callers if caller.fileno() == descriptor)
                left[descriptor] = left[descriptor][caller.send(left[descriptor]):]
                if not left[descriptor]: writable.unregister(caller)
        full = [caller for caller in callers if not left[caller.fileno()]]
        tell({"refused": len(turned_away), "codes": sorted(codes), "full": len(full)})
        hear()
        for caller in full:
            caller.setblocking(True)
            caller.sendall(whole[-1:])
        tell(sum(json.loads(answer(caller))["code"] == "protocol.bad-payload" for caller in full))
        hear()
        """;

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task K11_an_agent_that_pipelines_large_reads_and_reads_nothing_costs_a_bounded_memory()
    {
        await using KernelProcess kernel = await KernelProcess.StartAsync(_directory.Path);
        using KernelClient client = Attack(kernel, Deaf);
        long before = PeakOf(kernel);
        Assert.Equal("sent", Hear(client).GetString());
        // The answers have 1 GiB.
        Assert.InRange(PeakOf(kernel) - before, 0, 300 * Mebibyte);
        Go(client);
        Assert.Equal(1024, Hear(client).GetInt32());
    }

    [Fact]
    public async Task K12_connections_of_an_agent_are_counted_and_K11_its_half_frames_are_bounded_and_come_to_their_end()
    {
        await using KernelProcess kernel = await KernelProcess.StartAsync(_directory.Path);
        using KernelClient client = Attack(kernel, Halves);
        long before = PeakOf(kernel);
        JsonElement told = Hear(client);
        Assert.Equal("protocol.too-many-connections", Assert.Single(told.GetProperty("codes").EnumerateArray()).GetString());
        Assert.Equal(200 - 127, told.GetProperty("refused").GetInt32());
        // All but the last byte of 127 frames of 1 MiB was offered, of which 64 MiB are taken.
        int full = told.GetProperty("full").GetInt32();
        Assert.InRange(full, 1, 64);
        Assert.InRange(PeakOf(kernel) - before, 0, 110 * Mebibyte);
        Assert.Equal("on", client.CallText(KernelClient.Noop, "on"));
        Go(client);
        Assert.Equal(full, Hear(client).GetInt32());
    }

    private KernelClient Attack(KernelProcess kernel, string program)
    {
        KernelClient client = kernel.Connect();
        client.Call(Register, """{"name": "test"}""");
        string script = _directory["attacker.py"];
        File.WriteAllText(script, program);
        string spawn = JsonSerializer.Serialize(new { script, name = "attacker" });
        Assert.Equal("attacker", client.Call(KernelClient.Spawn, spawn).GetProperty("name").GetString());
        return client;
    }

    private static JsonElement Hear(KernelClient client) =>
        client.Call(Receive, """{"wait": true, "timeout": 50}""").GetProperty("messages")[0].GetProperty("message");

    private static void Go(KernelClient client) => client.Call(Send, """{"to_name": "attacker", "message": "go"}""");

    // The most its process ever had in memory (proc(5)).
    private static long PeakOf(KernelProcess kernel)
    {
        string line = File.ReadLines($"/proc/{kernel.Process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }
}
