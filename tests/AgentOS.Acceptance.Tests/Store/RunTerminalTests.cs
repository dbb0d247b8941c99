using AgentOS.Acceptance.Tests.Terminals;
using AgentOS.Testing;
using AgentOS.Testing.Git;
using AgentOS.Testing.Providers;

namespace AgentOS.Acceptance.Tests.Store;

/// <summary>An agent's first run as the person at the terminal meets it.</summary>
public sealed class RunTerminalTests : IDisposable
{
    private const string Agent = """
        import json, os, sys
        print(json.dumps({"type": "ready"}), flush=True)
        for line in sys.stdin:
            message = json.loads(line)
            if message["type"] == "shutdown": break
            print(json.dumps({"type": "response", "content": "I have " + os.environ.get("WEATHER_API_KEY", "nothing")[:7], "message_id": message["message_id"], "done": True}), flush=True)
        """;

    private const string Manifest = """
        name: weather-agent
        display_name: Weather
        version: 1.0.0
        description: Knows the weather.
        author: {name: Somebody}
        runtime: {run_command: python3 agent.py}
        """;

    private readonly TempDirectory _folder = new();

    public RunTerminalTests() => Directory.CreateDirectory(_folder["agent"]);

    private string Variables => $"export XDG_DATA_HOME='{_folder["data"]}' XDG_CACHE_HOME='{_folder["cache"]}' AGENTOS_LLM_CONFIG='{_folder["none.json"]}';";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_key_is_asked_for_after_approval_and_not_shown()
    {
        Write(Manifest + "\npermissions: {network: [{domain: api.example.org, reason: To ask}]}\nkeys: [{provider: weather, domain: api.example.org}]\n");
        await using TerminalSession session = await TerminalSession.StartAsync(_folder.Path, $"{Variables} agentstore run ./agent");
        await session.ExpectAsync("Approve and run? [y/N] ");
        await session.TypeAsync("y\n");
        await session.ExpectAsync("Key of weather (not shown; Enter leaves it out): ");
        await session.TypeAsync("canary-of-a-terminal\n");
        await session.TypeAsync("hello\n");
        string shown = await session.ExpectAsync("I have AGENTOS");
        Assert.DoesNotContain("canary", shown, StringComparison.Ordinal);
        await session.TypeAsync("exit\n");
        Assert.Equal(0, await session.EndAsync());
    }

    [Fact]
    public async Task What_search_finds_is_approved_and_installed_and_runs_by_its_name()
    {
        Write(Manifest);
        BashScript.Run(_folder.Path, """
            export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@example.org GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@example.org
            cd agent && git init -q -b main . && git add -A && git commit -qm first && git clone -q --bare . ../agent.git
            """);
        using GitHttpServer git = new(_folder.Path);
        using LocalProvider gitHub = new((_, reply) => reply.SendAsync(
            200, $$"""{"total_count":1,"items":[{"full_name":"somebody/weather","html_url":"{{git.Address}}/agent.git","description":"Knows the weather.","stargazers_count":7}]}"""));
        string command = $"{Variables} export AGENTSTORE_GITHUB_API='{gitHub.Address}';";
        await using (TerminalSession session = await TerminalSession.StartAsync(_folder.Path, $"{command} agentstore search weather"))
        {
            await session.ExpectAsync("somebody/weather");
            await session.ExpectAsync("Enter to end: ");
            await session.TypeAsync("i 1\n");
            await session.ExpectAsync("Approve and run? [y/N] ");
            await session.TypeAsync("y\n");
            await session.ExpectAsync("next: agentstore run weather-agent");
            Assert.Equal(0, await session.EndAsync());
        }

        await using TerminalSession run = await TerminalSession.StartAsync(_folder.Path, $"{Variables} agentstore run weather-agent");
        await run.TypeAsync("hello\n");
        await run.ExpectAsync("I have nothing");
        await run.TypeAsync("exit\n");
        Assert.Equal(0, await run.EndAsync());
    }

    private void Write(string manifest)
    {
        File.WriteAllText(_folder["agent/agent.py"], Agent);
        File.WriteAllText(_folder["agent/agent.yaml"], manifest);
    }
}
