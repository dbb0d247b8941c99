using System.Text;
using System.Text.Json;
using AgentOS.Client;
using AgentOS.Mcp.Tests.Clients;
using AgentOS.Testing;

namespace AgentOS.Mcp.Tests.Server;

/// <summary><c>agentos mcp --socket</c>: an agent of a kernel that runs already, over the standard streams.</summary>
public sealed class KernelSocketTests
{
    private const string Begin = """
        {"jsonrpc":"2.0","id":"begin","method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
        {"jsonrpc":"2.0","method":"notifications/initialized"}

        """;

    [Fact]
    public async Task Calls_are_carried_out_in_the_kernel_at_the_socket()
    {
        using LiveKernel kernel = new();
        Dictionary<string, JsonElement> answers = await AskAsync(kernel, null, Call("set", "agentos_kv_set", """{"key": "from", "value": "mcp"}"""), Call("list", "agentos_list_agents", "{}"));
        Assert.False(IsError(answers["set"]));
        Assert.Equal(JsonValueKind.Array, answers["list"].GetProperty("structuredContent").GetProperty("agents").ValueKind);
        await using AgentOSClient client = await kernel.ConnectAsync();
        Assert.Equal("mcp", (await client.KeyValues.GetAsync("from"))!.Value.GetString());
    }

    [Fact]
    public async Task Denials_are_the_kernels_and_in_its_audit_log()
    {
        using LiveKernel kernel = new();
        Dictionary<string, JsonElement> answers = await AskAsync(
            kernel, "readonly", Call("get", "agentos_kv_get", """{"key": "a"}"""), Call("set", "agentos_kv_set", """{"key": "a", "value": 1}"""), Call("run", "agentos_exec", """{"command": "true"}"""));
        // The control: what the level allows is done.
        Assert.False(IsError(answers["get"]));
        Assert.All((string[])["set", "run"], id => Assert.Contains("policy.denied", answers[id].GetRawText(), StringComparison.Ordinal));
        await using AgentOSClient client = await kernel.ConnectAsync();
        JsonElement log = await client.Audit.ReadAsync(JsonDocument.Parse("""{"category": "SECURITY"}""").RootElement);
        string[] denied =
        [
            .. log.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("details"))
                .Where(details => details.TryGetProperty("code", out JsonElement code) && code.GetString() == "policy.denied")
                .Select(details => details.GetProperty("error").GetString()!),
        ];
        Assert.Contains(denied, error => error.Contains("agentos_kv_set", StringComparison.Ordinal));
        Assert.Contains(denied, error => error.Contains("agentos_exec", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_that_is_no_message_is_answered_with_JSON_RPCs_error_and_the_session_lives_on()
    {
        using LiveKernel kernel = new();
        string output = await RunAsync(kernel, null, """
            {"jsonrpc":"2.0","id":1,"method":"ping"
            not json at all
            {"id": 2}
            []

            {"jsonrpc":"2.0","id":"after","method":"ping"}
            """);
        JsonElement[] lines = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        JsonElement[] errors = [.. lines.Where(line => line.TryGetProperty("error", out _))];
        Assert.Equal([-32700, -32700, -32600, -32600], errors.Select(line => line.GetProperty("error").GetProperty("code").GetInt32()));
        Assert.Equal(["null", "null", "2", "null"], errors.Select(line => line.GetProperty("id").GetRawText()));
        Assert.Contains(lines, line => line.TryGetProperty("id", out JsonElement id) && id.ValueKind == JsonValueKind.String && id.GetString() == "after" && line.TryGetProperty("result", out _));
    }

    private static string Call(string id, string tool, string arguments) =>
        $$$"""{"jsonrpc":"2.0","id":"{{{id}}}","method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}}}}""";

    private static async Task<Dictionary<string, JsonElement>> AskAsync(LiveKernel kernel, string? level, params string[] calls)
    {
        string output = await RunAsync(kernel, level, string.Join('\n', calls) + "\n");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(answer => answer.TryGetProperty("result", out _)).ToDictionary(answer => answer.GetProperty("id").GetString()!, answer => answer.GetProperty("result"));
    }

    private static async Task<string> RunAsync(LiveKernel kernel, string? level, string lines)
    {
        using MemoryStream output = new();
        // A clock that stands still: the server's patience with a slow machine has no end.
        McpOptions options = new("0.0.0-test") { Socket = kernel.Socket, Level = level, Time = new FakeTimeProvider() };
        await McpHost.RunAsync(options, new MemoryStream(Encoding.UTF8.GetBytes(Begin + lines)), output, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static bool IsError(JsonElement result) => result.TryGetProperty("isError", out JsonElement isError) && isError.GetBoolean();
}
