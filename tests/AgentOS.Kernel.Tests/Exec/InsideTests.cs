using System.Text.Json;
using AgentOS.Kernel.Tests.Agents;

namespace AgentOS.Kernel.Tests.Exec;

/// <summary>READ, WRITE, EXEC and FILES as a spawned agent calls them: from inside its sandbox, at its own socket.</summary>
public sealed class InsideTests : IDisposable
{
    private readonly LiveAgents _agents = new();

    public void Dispose() => _agents.Dispose();

    [Fact]
    public async Task WRITE_READ_EXEC_and_FILES_work_on_the_callers_own_files()
    {
        Assert.Equal(
            """
            True 5
            hello
            True hello
            True 5
            hello
            True True
            """,
            await PrintedAsync("worker", """
            written = ask(3, {"path": "/agent/notes.txt", "content": "hello"})
            print(written["success"], written["bytes_written"])
            print(ask(2, {"path": "/agent/notes.txt"})["content"])
            run = ask(4, {"command": "cat notes.txt", "cwd": "/agent"})
            print(run["success"], run["stdout"])
            # FILES sees what the mount has committed, which fsync does at once.
            with open("/agent/notes.txt") as notes: os.fsync(notes.fileno())
            answer, attached = call(0xD0, {"op": "read", "path": "/notes.txt"})[1].split(b"\0", 1)
            print(json.loads(answer)["success"], json.loads(answer)["size"])
            print(attached.decode())
            # The program's own view of the same file, and a file of its own through the kernel.
            mine = open("/agent/notes.txt").read() == "hello"
            open("/agent/mine.txt", "w").write("mine")
            print(mine, ask(2, {"path": "mine.txt"})["content"] == "mine")
            """));
    }

    [Fact]
    public async Task Its_commands_have_its_user_its_namespaces_and_its_limits()
    {
        Assert.Equal(
            """
            True
            True
            True
            """,
            await PrintedAsync("confined", """
            def line(command): return ask(4, {"command": command})["stdout"].strip()
            print(line("id -u") == str(os.getuid()))
            print(all(line(f"readlink /proc/self/ns/{kind}") == os.readlink(f"/proc/self/ns/{kind}") for kind in ("mnt", "pid", "net", "user", "ipc", "uts")))
            print(line("cat /proc/self/cgroup") == open("/proc/self/cgroup").read().strip())
            """));
    }

    [Fact]
    public async Task A_link_to_what_is_blocked_is_refused_and_another_is_followed()
    {
        Assert.Equal(
            """
            policy.denied
            fine
            policy.denied
            ENOENT
            """,
            await PrintedAsync("curious", """
            os.symlink("/etc/passwd", "/agent/innocent")
            open("/agent/file", "w").write("fine")
            os.symlink("/agent/file", "/agent/link")
            print(ask(2, {"path": "/agent/innocent"})["code"])
            print(ask(2, {"path": "/agent/link"})["content"])
            print(ask(4, {"command": "sudo id"})["code"])
            print(ask(2, {"path": "/agent/missing"})["code"])
            """));
    }

    [Fact]
    public async Task One_agent_sees_nothing_of_anothers()
    {
        Assert.Equal("kept\n", await PrintedAsync("first", """
            ask(3, {"path": "/agent/secret.txt", "content": "first"})
            print("kept")
            """, isLast: false));
        Assert.Equal(
            """
            ENOENT
            ENOENT
            False
            """,
            await PrintedAsync("second", """
            print(ask(2, {"path": "/agent/secret.txt"})["code"])
            print(ask(0xD0, {"op": "read", "path": "/secret.txt"})["code"])
            print("secret.txt" in ask(4, {"command": "ls /agent"})["stdout"])
            """));
    }

    [Fact]
    public async Task Its_output_comes_in_parts_when_it_asks_for_them()
    {
        Assert.Equal(
            """
            one
            two
            0
            """,
            await PrintedAsync("streaming", """
            ask(0xFE, {"features": ["call_ids", "streams"]})
            def frame():
                head = b""
                while len(head) < 17: head += kernel.recv(17 - len(head))
                _, tag, opcode, length = struct.unpack("<IIBQ", head)
                body = b""
                while len(body) < length: body += kernel.recv(length - len(body))
                return tag, opcode, json.loads(body)
            request = json.dumps({"command": "echo one; read line; echo two", "stdin": "go\n", "stream": True}).encode()
            kernel.sendall(struct.pack("<IIBQ", 0x41474E54, 7, 4, len(request)) + request)
            text = ""
            while True:
                tag, opcode, body = frame()
                assert tag == 7
                if opcode == 4: break
                text += body["data"]
            print(text.strip())
            print(body["exit_code"])
            """));
    }

    // A program that stays keeps its sandbox, so that what it printed is there when it is looked for.
    private async Task<string> PrintedAsync(string name, string program, bool isLast = true)
    {
        JsonElement spawned = _agents.SpawnPython(name, program + (isLast ? "" : "\nforever()"));
        Assert.True(spawned.TryGetProperty("id", out _), spawned.ToString());
        if (isLast)
            return (await _agents.EndOfAsync(name)).Log.TrimEnd('\n');
        await _agents.PrintedAsync(name, "kept\n");
        return _agents.LogOf(name);
    }
}
