using System.Text;
using System.Text.Json;
using AgentOS.Store.Manifests;
using AgentOS.Store.Ooze;
using AgentOS.Store.Running;
using AgentOS.Store.Tests.Delegation;
using AgentOS.Testing;
using AgentOS.Testing.Agents;
using AgentOS.Testing.Pages;
using AgentOS.Testing.Providers;

namespace AgentOS.Store.Tests.Guide;

/// <summary>Runs every example of BUILDING_AGENTS.md as it stands there; the lines of consoles are tried by the acceptance tests.</summary>
public sealed class BuildingAgentsTests : IDisposable
{
    private static readonly IReadOnlyList<Snippet> s_snippets = Snippet.Of(File.ReadAllText(Path.Combine(Repository.Root, "BUILDING_AGENTS.md")));

    private readonly TempDirectory _folder = new(), _home = new();

    public BuildingAgentsTests()
    {
        foreach (Snippet file in s_snippets.Where(static snippet => snippet.Target.Contains('/', StringComparison.Ordinal)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[file.Target])!);
            File.WriteAllText(_folder[file.Target], file.Text);
        }
    }

    public void Dispose()
    {
        _folder.Dispose();
        _home.Dispose();
    }

    [Fact]
    public void Every_snippet_is_of_a_kind_that_is_tried()
    {
        Assert.All(s_snippets, snippet => Assert.True(
            snippet is { Language: "console" or "jsonl", Target: "" }
            || (snippet.Language is "yaml" or "python" or "javascript" or "csharp" or "xml" or "bash" && snippet.Target.Contains('/', StringComparison.Ordinal))
            || (snippet.Language == "bash" && snippet.Target.StartsWith("in ", StringComparison.Ordinal)),
            $"line {snippet.Line}: {snippet.Language} {snippet.Target}"));
        Assert.Equal(["bash", "delegate", "dotnet", "everything", "first", "memory", "model", "node", "parts"], Directory.GetDirectories(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_manifest_is_valid_without_a_warning()
    {
        foreach (Snippet yaml in s_snippets.Where(static snippet => snippet.Language == "yaml"))
        {
            ManifestInspection inspection = ManifestFile.Inspect(Encoding.UTF8.GetBytes(yaml.Text));
            Assert.NotNull(inspection.Manifest);
            Assert.DoesNotContain(inspection.Findings, finding => finding.Key != "keys[1].provider");
        }
    }

    [Fact]
    public void Every_line_of_the_protocol_is_an_object_with_a_type() =>
        Assert.All(s_snippets.Where(static snippet => snippet.Language == "jsonl").SelectMany(static snippet => snippet.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            static line => Assert.Equal(JsonValueKind.String, JsonDocument.Parse(line).RootElement.GetProperty("type").ValueKind));

    [Theory]
    [InlineData("first", "python3", "You said: one two")]
    [InlineData("parts", "python3", "one (3) two (3) ")]
    [InlineData("node", "node", "owt eno")]
    [InlineData("bash", "bash", "heard: one two")]
    [InlineData("memory", "python3", "one two")]
    [InlineData("dotnet", "dotnet", "ONE TWO")]
    public async Task The_agents_answer(string name, string program, string answer)
    {
        Assert.SkipUnless(Programs.Has(program), $"{program} is not installed");
        using BareAgent agent = await StartAsync(name);
        Assert.Equal(answer, await agent.AskAsync("one two"));
        Assert.Equal((0, ""), await agent.ShutDownAsync());
    }

    [Fact]
    public async Task What_an_agent_wrote_is_there_when_it_starts_again()
    {
        using (BareAgent first = await StartAsync("memory"))
        {
            await first.AskAsync("one");
            await first.ShutDownAsync();
        }

        using BareAgent second = await StartAsync("memory");
        Assert.Equal("one / two", await second.AskAsync("two"));
    }

    [Fact]
    public async Task The_agent_with_a_model_asks_it()
    {
        using LocalProvider provider = new((request, reply) => reply.SendAsync(200, """{"content": [{"type": "text", "text": "42"}]}"""));
        using BareAgent agent = await StartAsync("model", ("ANTHROPIC_BASE_URL", provider.Address.TrimEnd('/')), ("ANTHROPIC_API_KEY", "placeholder"));

        Assert.Equal("42", await agent.AskAsync("6 * 7?"));
        Assert.Equal(("/v1/messages", "placeholder"), (provider.Last.Path, provider.Last.Headers["x-api-key"]));
        Assert.Contains("6 * 7?", provider.Last.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_agent_that_delegates_has_another_one_answer()
    {
        using DelegatingAgents agents = new();
        agents.AddWritten("parts", _folder["parts"]);
        agents.AddWritten("delegate", _folder["delegate"]);
        await using HostedAgent agent = await agents.StartAsync("delegate");

        OozeAnswer answer = await agent.AskAsync("one two", null, TestContext.Current.CancellationToken);
        Assert.True(answer.End == AnswerEnd.Done, $"{answer.Failure}: {agent.Errors}");
        Assert.Equal("It says: one (3) two (3) ", answer.Content);
    }

    [Fact]
    public void The_scripts_print_what_stands_below_them()
    {
        for (int index = 0; index < s_snippets.Count; index++)
        {
            if (s_snippets[index] is { Language: "bash" } script && script.Target.StartsWith("in ", StringComparison.Ordinal))
                Assert.Equal(s_snippets[index + 1].Text, BashScript.Run(_folder[script.Target[3..]], script.Text));
        }
    }

    private async Task<BareAgent> StartAsync(string name, params (string Name, string Value)[] environment)
    {
        AgentManifest manifest = ManifestFile.Read(_folder[name]).Manifest;
        if (manifest.Runtime.SetupCommand is { } setup)
            BashScript.Run(_folder[name], "export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1; " + setup);
        return await BareAgent.StartAsync(_folder[name], manifest.Runtime.RunCommand, [("HOME", _home.Path), .. environment]);
    }
}
