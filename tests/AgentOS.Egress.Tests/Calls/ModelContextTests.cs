using System.Text.Json;
using AgentOS.Egress.Tests.Laboratory;
using AgentOS.Egress.Tests.Secrets;

namespace AgentOS.Egress.Tests.Calls;

/// <summary>The HTTP tool of the Model Context Protocol, from inside a sandbox: it is the kernel's call, with the agent's own way out.</summary>
public sealed class ModelContextTests(Internet internet)
{
    [Fact]
    public async Task A_tools_request_leaves_by_the_agents_network()
    {
        string native = Path.GetDirectoryName(Path.GetFullPath(Agentos.Program ?? "/none"))!;
        Assert.SkipUnless(File.Exists(Path.Combine(native, "agentos-mcp")), "agentos-mcp was not published beside the program under test");
        using EgressHost host = await SecretHost.MakeAsync(internet);
        string[] urls = ["http://ok.com/tool", "https://ok.com/tool", "http://evil.com/tool", "http://ok.com/redirect/evil.com/tool"];
        _ = await internet.TakeAsync();
        await using HostProgram sandbox = host.Start(
            ["--allow", "ok.com", "--mount", $"type=bind,src={native},dst=/native,ro"], "exec /native/agentos-mcp --socket /tmp/agentos.sock");
        await sandbox.Input.WriteLineAsync("""{"jsonrpc":"2.0","id":"begin","method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""");
        await sandbox.Input.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        foreach (string url in urls)
            await sandbox.Input.WriteLineAsync(JsonSerializer.Serialize(new { jsonrpc = "2.0", id = url, method = "tools/call", @params = new { name = "agentos_http", arguments = new { url } } }));
        await sandbox.Input.FlushAsync();
        ProgramRun run = await sandbox.FinishAsync();
        Dictionary<string, string> answers = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(answer => answer.TryGetProperty("id", out _)).ToDictionary(answer => answer.GetProperty("id").GetString()!, answer => answer.GetRawText());
        Attempt attempt = await host.ObserveAsync(run);
        attempt.ReachedOnlyOk().Recorded("no-rule", "evil.com");
        Assert.All(urls[..2], url => Assert.Contains("hello from ok.com", answers[url], StringComparison.Ordinal));
        Assert.All(urls[2..], url => Assert.Contains("network.denied", answers[url], StringComparison.Ordinal));
        Assert.Equal(3, attempt.Events.Count(row => row.GetProperty("source").GetString() == "call" && row.GetProperty("verdict").GetString() == "allowed"));
    }
}
