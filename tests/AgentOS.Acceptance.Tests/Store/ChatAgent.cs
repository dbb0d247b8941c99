using AgentOS.Acceptance.Tests.Terminals;
using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests.Store;

/// <summary>An agent that does as it is told, and a person who talks to it at a terminal.</summary>
internal sealed class ChatAgent : IDisposable
{
    private const string Manifest = """
        name: chat-agent
        display_name: Chat
        version: 1.0.0
        description: For tests.
        author:
          name: AgentOS
        runtime:
          run_command: python3 agent.py
        """;

    // What it is told is the content of a message; what it hears of cancel it keeps in its session.
    private const string Script = """
        import json, os, sys, time
        def send(**message): print(json.dumps(message), flush=True)
        if os.path.exists("never-ready"): time.sleep(600)
        send(type="ready")
        waiting = None
        for line in sys.stdin:
            message = json.loads(line)
            if message["type"] == "shutdown": break
            id = message.get("message_id")
            if message["type"] == "cancel":
                open(os.path.expanduser("~/cancelled"), "a").write(id + "\n")
                if waiting == "wait": send(type="error", error="given up as asked", message_id=id)
                waiting = None
                continue
            content = message["content"]
            if content in ("wait", "stubborn"):
                waiting = content
                send(type="activity", tool="work", description="counting \u001b[31msheep", message_id=id)
            elif content == "die":
                print("fatal: out of sheep", file=sys.stderr, flush=True)
                send(type="response", content="half an ", message_id=id, done=False)
                os._exit(3)
            elif content == "hostile":
                send(type="response", content="\u001b]0;pwned\u0007\u001b[2J **bold** &#27;[31m", message_id=id, done=True)
            elif content == "cancelled":
                send(type="response", content=open(os.path.expanduser("~/cancelled")).read(), message_id=id, done=True)
            else:
                send(type="response", content="got:" + json.dumps(content, ensure_ascii=False), message_id=id, done=True)
        """;

    private readonly TempDirectory _directory = new();

    public ChatAgent()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "agent.yaml"), Manifest);
        File.WriteAllText(Path.Combine(Folder, "agent.py"), Script);
    }

    public string Folder => _directory["agent"];

    /// <summary>The command that talks to it; it says that the settings of the terminal did not change, and its status.</summary>
    public string Command =>
        $"before=$(stty -g); {RunWith()}; status=$?; [ \"$before\" = \"$(stty -g)\" ] && echo same modes, status $status. || echo other modes: $(stty -a).";

    /// <summary>The person's last messages.</summary>
    public string History => Directory.EnumerateFiles(_directory["data"], "history", SearchOption.AllDirectories).Single();

    /// <summary>The same without asking the terminal, with a variable of its own.</summary>
    public string RunWith(string variable = "") =>
        $"TERM=xterm-256color XDG_DATA_HOME='{_directory["data"]}' XDG_CACHE_HOME='{_directory["cache"]}' {variable} agentstore run '{Folder}' --yes --session talk";

    /// <summary>Somebody talks to it, and is asked for the first message.</summary>
    public async Task<TerminalSession> TalkAsync()
    {
        TerminalSession session = await TerminalSession.StartAsync(_directory.Path, Command);
        await session.ExpectAsync("session talk");
        await PromptAsync(session);
        return session;
    }

    /// <summary>Waits until a message is asked for.</summary>
    public static Task<string> PromptAsync(TerminalSession session) => session.ExpectAsync("\e[J> ");

    public void Dispose() => _directory.Dispose();
}
