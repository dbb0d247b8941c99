using AgentOS.Cli.Commands.Store;
using AgentOS.Cli.Commands.Store.Search;
using AgentOS.Testing;
using AgentOS.Testing.Providers;

namespace AgentOS.Cli.Tests.Commands.Store;

/// <summary>Searches at a real local server. In one collection with all that change where the user's data is.</summary>
[Collection("XDG_DATA_HOME")]
public sealed class SearchTests : IDisposable
{
    private readonly TempDirectory _home = new();
    private readonly LocalProvider _gitHub;
    private readonly Dictionary<string, string?> _before = [];
    private readonly List<string> _run = [], _installed = [];

    public SearchTests()
    {
        _gitHub = new LocalProvider((request, reply) => reply.SendAsync(200, $$"""{"total_count":41,"items":[{{string.Join(',', Enumerable.Range(1, 20).Select(i => Agent(request, i)))}}]}"""));
        Set("XDG_DATA_HOME", _home.Path);
        Set("AGENTSTORE_GITHUB_API", _gitHub.Address);
        Set("GITHUB_TOKEN", "from-the-environment");
    }

    public void Dispose()
    {
        foreach ((string name, string? value) in _before)
            Environment.SetEnvironmentVariable(name, value);
        _gitHub.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task What_is_found_is_listed_and_printed_as_json()
    {
        CommandLineRun listed = (await RunAsync(["web", "research"])).Succeeded();
        string[] lines = listed.Output.Split('\n');
        Assert.Matches("^ *# +AGENT +STARS +DESCRIPTION$", lines[0]);
        Assert.Matches(@"^ *1 +o/page1-agent1 +7 +evil\\u\{001B\}\[2J$", lines[1]);
        Assert.Contains("q=web%20research%20topic%3Aooze-agent", _gitHub.Last.Path, StringComparison.Ordinal);
        Assert.Equal("Bearer from-the-environment", _gitHub.Last.Headers["authorization"]);
        CommandLineRun json = (await RunAsync(["--json", "--page", "2"])).Succeeded();
        Assert.Equal("https://github.com/o/page2-agent20", json.Json[19].GetProperty("url").GetString());
        Assert.Equal(20, json.Json.GetArrayLength());
    }

    [Fact]
    public async Task A_person_turns_pages_and_runs_one_by_its_number()
    {
        CommandLineRun run = await RunAsync([], "0\nx\nn\n23\n");
        Assert.Equal(["https://github.com/o/page2-agent3"], _run);
        Assert.Equal(7, run.ExitCode); // that of the agent
        Assert.Contains("1 to 20, please; or i 1 to install it.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\x1B', run.Output);
    }

    [Theory]
    [InlineData("i 3\n")]
    [InlineData("i3\n")]
    [InlineData("i\ni x\ni 0\ni 21\ni 3\n")]
    public async Task A_person_installs_one_by_its_number(string typed)
    {
        CommandLineRun run = await RunAsync([], typed);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(["https://github.com/o/page1-agent3"], _installed);
        Assert.EndsWith("installed gus 1.0.0 (aaaaaaaaaaaa); next: agentstore run gus\n", run.Output, StringComparison.Ordinal);
        Assert.Empty(_run);
    }

    [Fact]
    public async Task Who_chooses_nothing_runs_nothing()
    {
        CommandLineRun run = await RunAsync([], "\n");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(0, (await RunAsync([], "")).ExitCode);
        Assert.Empty(_run);
    }

    private static string Agent(ProviderRequest request, int number)
    {
        string page = request.Path[(request.Path.LastIndexOf('=') + 1)..];
        return $$"""{"full_name":"o/page{{page}}-agent{{number}}","html_url":"https://github.com/o/page{{page}}-agent{{number}}","description":"evil\u001b[2J","stargazers_count":7}""";
    }

    private Task<CommandLineRun> RunAsync(string[] arguments, string? typed = null) => StoreRun.OfAsync(
        context => SearchCommand.Build(context, new FoundAgentActions(
            (url, _) =>
            {
                _run.Add(url);
                return Task.FromResult(7);
            },
            (url, _) =>
            {
                _installed.Add(url);
                return Task.FromResult<InstallReport?>(new InstallReport("gus", "1.0.0", url, new string('a', 40)));
            })), typed, arguments);

    private void Set(string name, string value)
    {
        _before.Add(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }
}
