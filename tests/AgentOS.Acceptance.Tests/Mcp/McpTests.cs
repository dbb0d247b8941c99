using System.Runtime.InteropServices;
using System.Text.Json;
using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests.Mcp;

/// <summary><c>agentos mcp</c> as clients use it: the published program, the official TypeScript client, the inspector.</summary>
public sealed class McpTests
{
    [Fact]
    public async Task The_official_client_does_all_kinds_of_things_over_standard_streams()
    {
        await ClientPrograms.RequireAsync();
        using TempDirectory project = new();
        CheckEverything(project, await ClientPrograms.DriveAsync(project.Path, "everything"));
    }

    [Fact]
    public async Task The_official_client_does_the_same_over_http()
    {
        await ClientPrograms.RequireAsync();
        using TempDirectory project = new();
        await using HttpServer server = await HttpServer.StartAsync(project.Path);
        CheckEverything(project, await ClientPrograms.DriveHttpAsync(project.Path, "everything", server.Url));
    }

    /// <summary>Those that need no tools, resources and prompts of the tests' own reference server.</summary>
    [Fact]
    public async Task The_protocols_conformance_tests_pass()
    {
        await ClientPrograms.RequireAsync();
        Assert.SkipUnless(RuntimeInformation.OSArchitecture == Architecture.X64, "the conformance tests' Node is installed for x64 alone");
        using TempDirectory project = new();
        await using HttpServer server = await HttpServer.StartAsync(project.Path);
        string[] scenarios =
        [
            "server-initialize", "ping", "logging-set-level", "completion-complete", "tools-list", "resources-list", "prompts-list", "server-sse-multiple-streams",
            "dns-rebinding-protection",
        ];
        foreach (string scenario in scenarios)
            (await ClientPrograms.ConformAsync(project.Path, scenario, server.Url)).Succeeded();
        Assert.NotEqual(0, (await ClientPrograms.ConformAsync(project.Path, "tools-call-error", server.Url)).ExitCode);
    }

    [Fact]
    public async Task A_cancelled_command_is_killed()
    {
        await ClientPrograms.RequireAsync();
        using TempDirectory project = new();
        JsonElement seen = await ClientPrograms.DriveAsync(project.Path, "cancellation");
        Assert.NotEqual("0", seen.GetProperty("before").GetString());
        Assert.Equal("cancelled", seen.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_level_refuses_calls_that_another_allows()
    {
        await ClientPrograms.RequireAsync();
        using TempDirectory project = new();
        JsonElement narrow = await ClientPrograms.DriveAsync(project.Path, "denial", "--level", "readonly"), free = await ClientPrograms.DriveAsync(project.Path, "denial");
        Assert.DoesNotContain("agentos_exec", Strings(narrow, "tools"));
        Assert.Contains("agentos_exec", Strings(free, "tools"));
        foreach (string tool in new[] { "exec", "write" })
        {
            Assert.True(narrow.GetProperty(tool).GetProperty("isError").GetBoolean());
            Assert.False(free.GetProperty(tool).TryGetProperty("isError", out _));
        }
    }

    [Fact]
    public async Task The_inspectors_command_line_lists_and_calls_tools()
    {
        await ClientPrograms.RequireAsync();
        using TempDirectory project = new();
        JsonElement listed = await ClientPrograms.InspectAsync(project.Path, "--method", "tools/list");
        Assert.Contains("agentos_exec", listed.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()));
        JsonElement called = await ClientPrograms.InspectAsync(project.Path, "--method", "tools/call", "--tool-name", "agentos_exec", "--tool-arg", "command=echo hello");
        Assert.Equal("hello\n", called.GetProperty("structuredContent").GetProperty("stdout").GetString());
    }

    [Fact]
    public async Task Nothing_but_the_protocol_is_on_standard_output_and_its_end_of_input_ends_it()
    {
        using TempDirectory project = new();
        const string Input = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"1999-01-01","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":2,"method":"no/such/method"}
            this is not JSON
            {"jsonrpc":"2.0","id":3,"method":"ping"}

            """;
        ProgramRun run = (await PublishedProgram.RunAsync(project.Path, System.Text.Encoding.UTF8.GetBytes(Input), [Path.Combine(PublishedProgram.Folder, "agentos"), "mcp"])).Succeeded();
        Dictionary<string, JsonElement> answers = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(message => message.TryGetProperty("id", out JsonElement id) ? id.GetRawText() : "null");
        Assert.Equal("2025-11-25", answers["1"].GetProperty("result").GetProperty("protocolVersion").GetString());
        Assert.Equal(-32601, answers["2"].GetProperty("error").GetProperty("code").GetInt32());
        Assert.True(answers["3"].TryGetProperty("result", out _));
    }

    [Fact]
    public async Task Installing_prints_or_writes_a_clients_configuration()
    {
        using TempDirectory home = new();
        ProgramRun printed = (await PublishedProgram.RunScriptAsync(home.Path, $"HOME={home.Path} agentos mcp install cursor --print")).Succeeded();
        Assert.Equal("mcp", JsonDocument.Parse(printed.Output).RootElement.GetProperty("mcpServers").GetProperty("agentos").GetProperty("args")[0].GetString());
        Assert.False(File.Exists(home[".cursor/mcp.json"]));
        (await PublishedProgram.RunScriptAsync(home.Path, $"HOME={home.Path} agentos mcp install cursor")).Succeeded();
        Assert.Equal(printed.Output, await File.ReadAllTextAsync(home[".cursor/mcp.json"]));
    }

    private static void CheckEverything(TempDirectory project, JsonElement seen)
    {
        Assert.Contains("agentos_apply", Strings(seen, "tools"));
        JsonElement exec = seen.GetProperty("exec").GetProperty("structuredContent");
        Assert.Equal(("one\n", "two\n", 3), (exec.GetProperty("stdout").GetString(), exec.GetProperty("stderr").GetString(), exec.GetProperty("exit_code").GetInt32()));
        Assert.Equal(["one\n", "two\n"], Strings(seen, "progress").Order());
        Assert.Equal("by the agent\n", seen.GetProperty("read").GetProperty("content").GetString());
        Assert.Contains("+by the agent", seen.GetProperty("diff").GetProperty("diff").GetString(), StringComparison.Ordinal);
        Assert.Contains("agentos://files/notes.md", Strings(seen, "resources"));
        Assert.Equal("# notes", seen.GetProperty("text").GetString());
        Assert.Equal(["notes.md"], Strings(seen, "completion"));
        Assert.Contains("review_changes", Strings(seen, "prompts"));
        Assert.Equal(-32602, seen.GetProperty("unknown").GetInt32());
        Assert.Equal("made.txt", Assert.Single(seen.GetProperty("apply").GetProperty("applied").EnumerateArray()).GetProperty("path").GetString());
        Assert.Equal("by the agent\n", File.ReadAllText(project["made.txt"]));
    }

    private static IEnumerable<string> Strings(JsonElement seen, string name) => seen.GetProperty(name).EnumerateArray().Select(item => item.GetString()!);
}
