using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AgentOS.Mcp.Tests.Server;

public sealed class ServerTests
{
    private static readonly string[] s_seeds = ["agentos_read", "agentos_write", "agentos_exec", "agentos_think", "agentos_spawn", "agentos_list_agents", "agentos_kill", "agentos_http"];

    [Fact]
    public async Task Every_tool_has_schemas_of_objects_and_hints()
    {
        await using LiveServer server = await LiveServer.StartAsync("unrestricted");
        IList<McpClientTool> tools = await server.Client.ListToolsAsync();
        Assert.Empty(s_seeds.Except(tools.Select(tool => tool.Name)));
        Assert.All(tools, tool =>
        {
            Assert.Equal("object", tool.ProtocolTool.InputSchema.GetProperty("type").GetString());
            Assert.Equal("object", tool.ProtocolTool.OutputSchema!.Value.GetProperty("type").GetString());
            Assert.NotNull(tool.ProtocolTool.Annotations!.ReadOnlyHint);
        });
    }

    [Fact]
    public async Task What_a_tool_writes_another_reads_and_both_are_recorded()
    {
        await using LiveServer server = await LiveServer.StartAsync();
        await CallAsync(server, "agentos_fs_write", new() { ["path"] = "/notes/a.txt", ["content"] = "hello" });
        CallToolResult read = await CallAsync(server, "agentos_fs_read", new() { ["path"] = "/notes/a.txt" });
        Assert.Equal("hello", Structure(read).GetProperty("content").GetString());
        Assert.Equal(Structure(read).GetRawText(), Assert.IsType<TextContentBlock>(Assert.Single(read.Content)).Text);
        CallToolResult recent = await CallAsync(server, "agentos_tools_recent", []);
        Assert.Equal(["agentos_fs_read", "agentos_fs_write"], Structure(recent).GetProperty("calls").EnumerateArray()
            .Where(call => call.GetProperty("status").GetString() == "success").Select(call => call.GetProperty("name").GetString()).Order());
    }

    [Fact]
    public async Task An_unknown_tool_is_a_protocol_error_and_wrong_arguments_are_the_tools()
    {
        await using LiveServer server = await LiveServer.StartAsync();
        McpProtocolException unknown = await Assert.ThrowsAsync<McpProtocolException>(() => CallAsync(server, "no_such_tool", []));
        Assert.Equal(McpErrorCode.InvalidParams, unknown.ErrorCode);
        foreach (Dictionary<string, object?> wrong in new Dictionary<string, object?>[] { [], new() { ["path"] = 5 }, new() { ["path"] = "/a", ["extra"] = 1 } })
        {
            CallToolResult result = await CallAsync(server, "agentos_fs_stat", wrong);
            Assert.True(result.IsError);
            Assert.Contains("function.bad-arguments", Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_level_hides_tools_and_refuses_their_calls()
    {
        await using LiveServer narrow = await LiveServer.StartAsync("readonly"), free = await LiveServer.StartAsync("standard");
        // Without a level that somebody asked for, the list is complete.
        await using LiveServer usual = await LiveServer.StartAsync();
        Assert.Empty(s_seeds.Except((await usual.Client.ListToolsAsync()).Select(tool => tool.Name)));
        Assert.True((await CallAsync(usual, "agentos_spawn", new() { ["script"] = "x.py" })).IsError);
        Assert.DoesNotContain((await narrow.Client.ListToolsAsync()).Select(tool => tool.Name), name => name is "agentos_exec" or "agentos_fs_write" or "agentos_apply");
        foreach ((string tool, Dictionary<string, object?> arguments) in new (string, Dictionary<string, object?>)[]
        {
            ("agentos_fs_write", new() { ["path"] = "/a", ["content"] = "b" }),
            ("agentos_kv_set", new() { ["key"] = "a", ["value"] = 1 }),
            ("agentos_snapshot", new() { ["name"] = "s" }),
        })
        {
            Assert.True((await CallAsync(narrow, tool, arguments)).IsError);
            Assert.NotEqual(true, (await CallAsync(free, tool, arguments)).IsError);
        }
    }

    [Fact]
    public async Task Snapshots_are_made_listed_and_restored()
    {
        await using LiveServer server = await LiveServer.StartAsync();
        await CallAsync(server, "agentos_kv_set", new() { ["key"] = "k", ["value"] = "before" });
        await CallAsync(server, "agentos_snapshot", new() { ["name"] = "first" });
        await CallAsync(server, "agentos_kv_set", new() { ["key"] = "k", ["value"] = "after" });
        CallToolResult restored = await CallAsync(server, "agentos_restore", new() { ["name"] = "first" });
        Assert.NotEqual(true, restored.IsError);
        CallToolResult value = await CallAsync(server, "agentos_kv_get", new() { ["key"] = "k" });
        Assert.Equal("before", Structure(value).GetProperty("value").GetString());
        CallToolResult timeline = await CallAsync(server, "agentos_timeline", []);
        Assert.NotEmpty(Structure(timeline).GetProperty("entries").EnumerateArray());
    }

    [Fact]
    public async Task Files_are_resources_page_by_page_and_a_wrong_cursor_is_refused()
    {
        await using LiveServer server = await LiveServer.StartAsync();
        for (int number = 0; number < 60; number++)
            await CallAsync(server, "agentos_fs_write", new() { ["path"] = $"/d{number % 7}/f {number:D2}.md", ["content"] = $"{number}" });
        IList<McpClientResource> all = await server.Client.ListResourcesAsync();
        Assert.Equal(60, all.Select(resource => resource.Uri).Distinct().Count());
        ReadResourceResult read = await server.Client.ReadResourceAsync("agentos://files/d3/f%2003.md");
        Assert.Equal("3", Assert.IsType<TextResourceContents>(Assert.Single(read.Contents)).Text);
        await Assert.ThrowsAsync<McpProtocolException>(async () => await server.Client.ReadResourceAsync("agentos://files/missing"));
        McpProtocolException refused = await Assert.ThrowsAsync<McpProtocolException>(async () => await server.Client.ListResourcesAsync(new ListResourcesRequestParams { Cursor = "nonsense" }));
        Assert.Equal(McpErrorCode.InvalidParams, refused.ErrorCode);
    }

    [Fact]
    public async Task Whoever_subscribed_to_a_file_hears_of_its_change()
    {
        TaskCompletionSource<string> changed = new();
        McpClientOptions options = new()
        {
            // The revision without sessions has another way to listen.
            ProtocolVersion = "2025-11-25",
            Handlers = new McpClientHandlers
            {
                NotificationHandlers =
                [
                    new(NotificationMethods.ResourceUpdatedNotification, (notification, _) =>
                    {
                        changed.TrySetResult(notification.Params!["uri"]!.GetValue<string>());
                        return ValueTask.CompletedTask;
                    }),
                ],
            },
        };
        await using LiveServer server = await LiveServer.StartAsync(options: options);
        await CallAsync(server, "agentos_fs_write", new() { ["path"] = "/a.txt", ["content"] = "1" });
        await server.Client.SubscribeToResourceAsync("agentos://files/a.txt");
        await CallAsync(server, "agentos_fs_write", new() { ["path"] = "/a.txt", ["content"] = "22" });
        Assert.Equal("agentos://files/a.txt", await changed.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Prompts_are_filled_in_and_a_missing_argument_is_refused()
    {
        await using LiveServer server = await LiveServer.StartAsync();
        Assert.Contains("review_changes", (await server.Client.ListPromptsAsync()).Select(prompt => prompt.Name));
        GetPromptResult prompt = await server.Client.GetPromptAsync("safe_task", new Dictionary<string, object?> { ["task"] = "count the lines" });
        Assert.Contains("count the lines", Assert.IsType<TextContentBlock>(Assert.Single(prompt.Messages).Content).Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<McpProtocolException>(async () => await server.Client.GetPromptAsync("safe_task"));
        await Assert.ThrowsAsync<McpProtocolException>(async () => await server.Client.GetPromptAsync("no_such_prompt"));
    }

    private static async Task<CallToolResult> CallAsync(LiveServer server, string tool, Dictionary<string, object?> arguments) => await server.Client.CallToolAsync(tool, arguments);

    private static JsonElement Structure(CallToolResult result)
    {
        Assert.NotEqual(true, result.IsError);
        return result.StructuredContent!.Value;
    }
}
