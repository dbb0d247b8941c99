using System.Runtime.CompilerServices;
using AgentOS.Testing;
using AgentOS.Testing.Agents;

namespace AgentOS.LlmServer.Tests.Agents;

/// <summary>examples/steve-agent against the gateway, whose provider is a script.</summary>
public sealed class SteveAgentTests : IAsyncLifetime
{
    private const string Script = """
        {"answers": [
          {"when": "write it down", "tool_calls": [
            {"name": "write_file", "arguments": {"path": "notes/a.md", "content": "# A\n"}},
            {"name": "list_files", "arguments": {}}]},
          {"when": "notes/a.md", "after_tool": true, "say": "Written."},
          {"when": "get out", "tool_calls": [{"name": "read_file", "arguments": {"path": "../../etc/passwd"}}]},
          {"when": "outside of the workspace", "after_tool": true, "say": "I cannot."},
          {"when": "my name is", "tool_calls": [{"name": "remember", "arguments": {"note": "The user is Ada"}}]},
          {"when": "remembered", "after_tool": true, "say": "Noted."},
          {"when": "another agent", "tool_calls": [{"name": "ask_agent", "arguments": {"agent": "../hello-agent", "task": "hello"}}]},
          {"when": "no other agents", "after_tool": true, "say": "There is none."},
          {"when": "fail", "status": 400},
          {"say": ["Hel", "lo."]}
        ]}
        """;

    private readonly TempDirectory _home = new();
    private LiveGateway? _gateway;
    private LoopbackPort? _port;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(_home["play.json"], Script);
        _gateway = await LiveGateway.StartAsync($$"""{"providers": {"play": {"format": "scripted", "script": "{{_home["play.json"]}}"} }, "models": {"*": "play/any"} }""");
        _port = new LoopbackPort(_gateway.Place.DataSocket);
        Directory.CreateDirectory(_home["workspace"]);
    }

    public async ValueTask DisposeAsync()
    {
        _port?.Dispose();
        if (_gateway is not null)
            await _gateway.DisposeAsync();
        _home.Dispose();
    }

    [Theory]
    [InlineData("ANTHROPIC")]
    [InlineData("OPENAI")]
    public async Task Steve_uses_files_remembers_and_survives_failures(string format)
    {
        using BareAgent steve = await StartAsync(format);

        Assert.Equal("Hello.", await steve.AskAsync("hi"));
        Assert.Equal("Written.", await steve.AskAsync("write it down"));
        Assert.Equal("# A\n", await File.ReadAllTextAsync(_home["workspace/notes/a.md"]));
        Assert.Equal("I cannot.", await steve.AskAsync("get out"));
        await Assert.ThrowsAsync<InvalidDataException>(() => steve.AskAsync("fail"));
        Assert.Equal("There is none.", await steve.AskAsync("ask another agent"));
        Assert.Equal("Noted.", await steve.AskAsync("my name is Ada"));
        Assert.Equal(["write_file", "list_files", "read_file", "ask_agent", "remember"], steve.Activities);
        Assert.Equal(0, (await steve.ShutDownAsync()).Status);
    }

    [Fact]
    public async Task What_Steve_was_told_is_known_when_the_session_is_resumed()
    {
        using (BareAgent first = await StartAsync("ANTHROPIC"))
        {
            await first.AskAsync("my name is Ada");
            await first.ShutDownAsync();
        }

        using BareAgent second = await StartAsync("ANTHROPIC");
        Assert.Equal("Hello.", await second.AskAsync("who am I?"));
        Assert.Contains("The user is Ada", await File.ReadAllTextAsync(_home["steve/notes.json"]), StringComparison.Ordinal);
    }

    private Task<BareAgent> StartAsync(string format) => BareAgent.StartAsync(Folder(), "python3 agent.py",
        ("HOME", _home.Path), ("PYTHONDONTWRITEBYTECODE", "1"), ($"{format}_BASE_URL", _port!.Address + (format == "OPENAI" ? "/v1" : "")), ($"{format}_API_KEY", LiveGateway.Key));

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "examples", "steve-agent"));
}
