using System.Text;
using System.Text.Json;
using AgentOS.Client;
using AgentOS.Client.Files;
using AgentOS.Client.Programs;
using AgentOS.Client.ToolCalls;
using AgentOS.Errors;

namespace AgentOS.Mcp.Tests.Clients;

public sealed class ClientTests
{
    [Fact]
    public async Task Many_calls_at_a_time_get_each_its_own_answer()
    {
        using LiveKernel kernel = new();
        await using AgentOSClient client = await kernel.ConnectAsync();
        byte[][] answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(number => client.EchoAsync(Encoding.UTF8.GetBytes($"echo {number}"))));
        Assert.Equal(Enumerable.Range(0, 1000).Select(number => $"echo {number}"), answers.Select(Encoding.UTF8.GetString));
    }

    [Fact]
    public async Task A_payload_as_long_as_the_limit_comes_back_whole()
    {
        using LiveKernel kernel = new();
        await using AgentOSClient client = await kernel.ConnectAsync();
        byte[] bytes = new byte[client.FrameLimit];
        new Random(1).NextBytes(bytes);
        Assert.Equal(bytes, await client.EchoAsync(bytes));
    }

    [Fact]
    public async Task Files_of_several_frames_are_written_and_read_whole()
    {
        using LiveKernel kernel = new();
        await using AgentOSClient client = await kernel.ConnectAsync();
        byte[] content = new byte[(2 * client.FrameLimit) + 12345];
        new Random(2).NextBytes(content);
        await client.Files.WriteAsync("/deep/down/file.bin", content);
        Assert.Equal(content, await client.Files.ReadAsync("/deep/down/file.bin"));
        FileEntry entry = Assert.Single(await client.Files.ListAsync("/deep/down", withStatus: true));
        Assert.Equal(("file.bin", "f", (long)content.Length), (entry.Name, entry.Type, entry.Stat!.Size));
    }

    [Fact]
    public async Task A_failure_has_the_kernels_code_and_the_connection_goes_on()
    {
        using LiveKernel kernel = new();
        await using AgentOSClient client = await kernel.ConnectAsync();
        AgentOSException failure = await Assert.ThrowsAsync<AgentOSException>(() => client.Files.ReadAsync("/missing"));
        Assert.Equal("ENOENT", failure.Definition.Code);
        Assert.Contains("/missing", failure.Message, StringComparison.Ordinal);
        Assert.Equal("still here"u8.ToArray(), await client.EchoAsync("still here"u8.ToArray()));
    }

    [Fact]
    public async Task Key_values_keep_any_json_and_null_is_a_value()
    {
        using LiveKernel kernel = new();
        await using AgentOSClient client = await kernel.ConnectAsync();
        await client.KeyValues.SetAsync("user:name", Json("""{"first": "Ada"}"""));
        await client.KeyValues.SetAsync("user:nothing", Json("null"));
        Assert.Equal("Ada", (await client.KeyValues.GetAsync("user:name"))!.Value.GetProperty("first").GetString());
        Assert.Equal(JsonValueKind.Null, (await client.KeyValues.GetAsync("user:nothing"))!.Value.ValueKind);
        Assert.Null(await client.KeyValues.GetAsync("user:missing"));
        Assert.Equal(2, (await client.KeyValues.ListAsync("user:")).Count);
        Assert.True(await client.KeyValues.DeleteAsync("user:name"));
        Assert.False(await client.KeyValues.DeleteAsync("user:name"));
    }

    [Fact]
    public async Task Tool_calls_are_recorded_with_their_ends()
    {
        using LiveKernel kernel = new();
        await using AgentOSClient client = await kernel.ConnectAsync();
        long good = await client.ToolCalls.StartAsync("search", Json("""{"query": "cats"}"""));
        long bad = await client.ToolCalls.StartAsync("search");
        await client.ToolCalls.SuccessAsync(good, Json("[1, 2]"));
        await client.ToolCalls.ErrorAsync(bad, "no network");
        Assert.Equal("success", (await client.ToolCalls.GetAsync(good))!.Status);
        Assert.Equal("no network", (await client.ToolCalls.GetAsync(bad))!.Error);
        ToolStatistics statistics = Assert.Single(await client.ToolCalls.StatisticsAsync());
        Assert.Equal((2L, 1L, 1L), (statistics.TotalCalls, statistics.Successful, statistics.Failed));
    }

    [Fact]
    public async Task Calls_that_wait_fail_when_the_connection_ends()
    {
        using LiveKernel kernel = new();
        AgentOSClient client = await kernel.ConnectAsync();
        await client.DisposeAsync();
        AgentOSException failure = await Assert.ThrowsAsync<AgentOSException>(() => client.EchoAsync("late"u8.ToArray()));
        Assert.Equal(ClientErrors.Disconnected, failure.Definition);
    }

    [Fact]
    public async Task Where_no_kernel_answers_the_error_says_how_to_start_one()
    {
        AgentOSException failure = await Assert.ThrowsAsync<AgentOSException>(() => AgentOSClient.ConnectAsync("/nonexistent/kernel.sock"));
        Assert.Equal(ClientErrors.NoKernel, failure.Definition);
    }

    [Fact]
    public async Task What_a_level_lacks_is_refused_and_allowed_without_it()
    {
        using LiveKernel kernel = new();
        await using AgentOSClient free = await kernel.ConnectAsync(), narrow = await kernel.ConnectAsync();
        Assert.True((await free.Permissions.GetAsync()).CanExec);
        await narrow.Permissions.SetLevelAsync("readonly");
        Assert.False((await narrow.Permissions.GetAsync()).CanExec);
        AgentOSException failure = await Assert.ThrowsAsync<AgentOSException>(() => narrow.Programs.ExecAsync(new ExecRequest("true")));
        Assert.Equal("policy.denied", failure.Definition.Code);
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
