using System.Text;
using AgentOS.Testing;

namespace AgentOS.Mcp.Tests.Server;

public sealed class DrainingTests
{
    [Fact]
    public async Task Requests_that_came_before_the_end_of_input_are_answered()
    {
        const string Input = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"agentos_kv_set","arguments":{"key":"a","value":1}}}
            {"jsonrpc":"2.0","id":3,"method":"ping"}

            """;
        using TempDirectory directory = new();
        using MemoryStream output = new();
        // A clock that stands still: the server's patience with a slow machine has no end.
        McpOptions options = new("0.0.0-test") { Database = directory["agent.db"], Time = new FakeTimeProvider() };
        await McpHost.RunAsync(options, new MemoryStream(Encoding.UTF8.GetBytes(Input)), output, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));
        string text = Encoding.UTF8.GetString(output.ToArray());
        Assert.All([1, 2, 3], id => Assert.Contains($"\"id\":{id}", text, StringComparison.Ordinal));
    }
}
