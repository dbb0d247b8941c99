using System.Text.Json;
using AgentOS.Cli.Commands.Store.Running;
using AgentOS.Testing;

namespace AgentOS.Cli.Tests.Commands.Store;

/// <summary>What <c>run</c> does around an agent, with a real one in its sandbox. In one collection with all that change where the user's data is.</summary>
[Collection("XDG_DATA_HOME")]
public sealed class RunTests : IDisposable
{
    private const string Agent = """
        import json, os, sys
        print(json.dumps({"type": "ready"}), flush=True)
        for line in sys.stdin:
            message = json.loads(line)
            if message["type"] == "shutdown": break
            if message["content"].startswith("make "): open(os.environ["WORKSPACE"] + "/" + message["content"][5:], "w").close()
            answer = [os.environ.get("WEATHER_API_KEY"), sorted(os.listdir(os.environ["WORKSPACE"]))]
            print(json.dumps({"type": "response", "content": json.dumps(answer), "message_id": message["message_id"], "done": True}), flush=True)
        """;

    private const string Key = "keys: [{provider: weather, domain: api.example.org}]\n", Itself = "keys: [{provider: weather, passthrough: true}]\n";

    private readonly TempDirectory _home = new(), _agent = new(), _project = new();
    private readonly string?[] _before = [Environment.GetEnvironmentVariable("XDG_DATA_HOME"), Environment.GetEnvironmentVariable("XDG_CACHE_HOME")];

    public RunTests()
    {
        Assert.SkipUnless(File.Exists(PublishedInit.Path), "agentos-init is not published: run ./agentos once");
        Assert.SkipUnless(File.Exists("/usr/bin/bwrap"), "bubblewrap is not installed");
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "python3 is not installed");
        Environment.SetEnvironmentVariable("XDG_DATA_HOME", _home["data"]);
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", _home["cache"]);
        File.WriteAllText(_agent["agent.py"], Agent);
        Declare("");
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("XDG_DATA_HOME", _before[0]);
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", _before[1]);
        _home.Dispose();
        _agent.Dispose();
        _project.Dispose();
    }

    [Fact]
    public async Task A_missing_key_is_an_error_line_that_names_the_command()
    {
        Declare(Key);
        CommandLineRun run = await RunAsync("--agent-read", "--yes");
        Assert.Equal(1, run.ExitCode);
        JsonElement line = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("error", line.GetProperty("type").GetString());
        Assert.Contains("'weather': a key", line.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains($"agentstore setup {_agent.Path}", line.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains($"agentstore setup {_agent.Path}", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_home["data/sessions"]));

        CommandLineRun unattended = await RunAsync("--yes");
        Assert.Equal(1, unattended.ExitCode);
        Assert.Contains("store.key-missing", unattended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_a_terminal_a_missing_key_is_asked_for_once_and_an_empty_line_ends_it()
    {
        Declare(Key);
        CommandLineRun refused = await TypeAsync("y\n\n");
        Assert.Contains("store.key-missing", refused.Error, StringComparison.Ordinal);
        CommandLineRun run = await TypeAsync("weather-canary-weather-canary-weather\nhello\nexit\n");
        Assert.Contains("Key of weather (not shown; Enter leaves it out): ", run.Error, StringComparison.Ordinal);
        Assert.Contains("AGENTOS", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", run.Output + run.Error, StringComparison.Ordinal);
        CommandLineRun again = await TypeAsync("hello\nexit\n");
        Assert.DoesNotContain("Key of weather", again.Error, StringComparison.Ordinal);
        Assert.Contains("AGENTOS", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_itself_is_given_when_a_person_said_so_and_that_is_said_at_every_start()
    {
        Declare(Itself);
        Assert.Contains("approval.key-itself", (await RunAsync("--yes")).Error, StringComparison.Ordinal);
        CommandLineRun run = await TypeAsync("y\nweather-canary\nhello\nexit\n");
        Assert.Contains("GIVEN TO THE AGENT ITSELF", run.Error, StringComparison.Ordinal);
        Assert.Contains("The agent has the key in WEATHER_API_KEY ITSELF, as you approved", run.Error, StringComparison.Ordinal);
        Assert.Contains("weather-canary", run.Output, StringComparison.Ordinal);
        Assert.Contains("WEATHER_API_KEY ITSELF", (await RunAsync("--yes")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resumed_session_works_on_its_project()
    {
        File.WriteAllText(_project["there"], "");
        Assert.Contains("session.not-found", (await AskAsync("x", "--resume", "work")).Error, StringComparison.Ordinal);
        Assert.Equal("[\"own\"]", Workspace(await AskAsync("make own", "--session", "work")));
        CommandLineRun given = await AskAsync("make new", "--session", "work", "--workspace", _project.Path);
        Assert.Equal("[\"new\", \"there\"]", Workspace(given));
        Assert.Contains("is called 'workspace-1' from now on", given.Error, StringComparison.Ordinal);

        CommandLineRun resumed = await AskAsync("x", "--resume", "work");
        Assert.Equal("[\"new\", \"there\"]", Workspace(resumed));
        Assert.Contains($"Project {_project.Path}, as before", resumed.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_project["new"]));
    }

    private static string Workspace(CommandLineRun run)
    {
        Assert.True(run.ExitCode == 0, run.Error + run.Output);
        string answer = JsonDocument.Parse(run.Output.Split('\n')[1]).RootElement.GetProperty("content").GetString()!;
        return JsonDocument.Parse(answer).RootElement[1].GetRawText();
    }

    private void Declare(string more) => File.WriteAllText(_agent["agent.yaml"], $$"""
        name: weather-agent
        display_name: Weather
        version: 1.0.0
        description: Knows the weather.
        author: {name: Somebody}
        runtime: {run_command: python3 agent.py}
        permissions: {network: [{domain: api.example.org, reason: To ask for the weather}]}

        """ + more);

    private Task<CommandLineRun> RunAsync(params string[] options) => StoreRun.OfAsync(StoreRunCommand.Build, [_agent.Path, .. options]);

    private Task<CommandLineRun> TypeAsync(string typed) => StoreRun.OfAsync(StoreRunCommand.Build, typed, [_agent.Path]);

    private Task<CommandLineRun> AskAsync(string question, params string[] options) => StoreRun.OfPipeAsync(
        StoreRunCommand.Build, JsonSerializer.Serialize(new { type = "message", content = question, message_id = "m" }) + "\n", [_agent.Path, "--agent-read", "--yes", .. options]);
}
