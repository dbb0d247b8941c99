using System.Text.Json;
using AgentOS.Client;
using AgentOS.Client.Events;
using AgentOS.Client.Files;
using AgentOS.Client.Messages;
using AgentOS.Client.Models;
using AgentOS.Client.ToolCalls;
using AgentOS.Errors;

namespace AgentOS.Mcp.Tests.Clients;

/// <summary>Messages, state, events, records and the agent's file: every call of the client that no other test makes.</summary>
public sealed class SharedCallTests
{
    [Fact]
    public async Task Messages_go_to_numbers_and_names_to_everybody_and_back()
    {
        using LiveKernel kernel = new();
        await using AgentOSClient one = await kernel.ConnectAsync(), two = await kernel.ConnectAsync();
        await one.Messages.RegisterAsync("one");
        await two.Messages.RegisterAsync("two");
        await one.Messages.SendAsync(two.Id, Json("1"));
        await one.Messages.SendAsync("two", Json("2"));
        Assert.Equal(1, await one.Messages.BroadcastAsync(Json("3")));
        Assert.Equal(2, await one.Messages.BroadcastAsync(Json("4"), includeSelf: true));
        Assert.Equal(["1", "2", "3", "4"], (await two.Messages.ReceiveAsync(max: 10)).Select(message => message.Message.GetRawText()));
        ReceivedMessage own = Assert.Single(await one.Messages.ReceiveAsync(timeout: 60));
        Assert.Equal(("4", "one", one.Id), (own.Message.GetRawText(), own.FromName, own.From));

        Task<ReceivedMessage> asking = one.Messages.AskAsync("two", Json("21"), timeout: 60);
        ReceivedMessage question = Assert.Single(await two.Messages.ReceiveAsync(timeout: 60));
        await two.Messages.ReplyAsync(question, Json("42"));
        ReceivedMessage reply = await asking;
        Assert.Equal(("42", question.Id), (reply.Message.GetRawText(), reply.ReplyTo));
        Assert.Equal("message.no-reply", (await Assert.ThrowsAsync<AgentOSException>(() => one.Messages.AskAsync("two", Json("1"), timeout: 0.05))).Definition.Code);
    }

    [Fact]
    public async Task State_is_stored_fetched_listed_and_deleted_in_its_scope()
    {
        using LiveKernel kernel = new();
        await using AgentOSClient client = await kernel.ConnectAsync();
        await client.State.StoreAsync("a:1", Json("""{"x": 1}"""), scope: "session", timeToLive: 600);
        await client.State.StoreAsync("a:2", Json("2"));
        Assert.Equal(1, (await client.State.FetchAsync("a:1"))!.Value.GetProperty("x").GetInt32());
        Assert.Null(await client.State.FetchAsync("a:1", scope: "global"));
        Assert.Equal(["a:1", "a:2"], await client.State.KeysAsync("a:"));
        Assert.True(await client.State.DeleteAsync("a:1"));
        Assert.False(await client.State.DeleteAsync("a:1"));
        Assert.Equal(["a:2"], await client.State.KeysAsync("a:"));
    }

    [Fact]
    public async Task Events_come_until_they_are_no_longer_asked_for()
    {
        using LiveKernel kernel = new();
        await using AgentOSClient hears = await kernel.ConnectAsync(), tells = await kernel.ConnectAsync();
        await hears.Events.SubscribeAsync(["build", "other"]);
        await hears.Events.UnsubscribeAsync(["other"]);
        await tells.Events.EmitAsync("other", Json("0"));
        await tells.Events.EmitAsync("build", Json("""{"status": "done"}"""));
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        await using IAsyncEnumerator<KernelEvent> events = hears.Events.ReadAllAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(("build", tells.Id, "done"), (events.Current.Type, events.Current.SourceAgentId, events.Current.Data!.Value.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Calls_are_recorded_and_a_named_caller_is_answered_from_the_record()
    {
        using LiveKernel kernel = new();
        await using AgentOSClient operators = await kernel.ConnectAsync();
        await operators.Recording.StartAsync(Json("{}"));
        await using (AgentOSClient first = await kernel.ConnectAsync())
        {
            await first.Messages.RegisterAsync("twin");
            Assert.Equal("recorded"u8.ToArray(), await first.EchoAsync("recorded"u8.ToArray()));
        }

        JsonElement status = await operators.Recording.StatusAsync(Json("""{"export": true}"""));
        Assert.True(status.GetProperty("entry_count").GetInt32() >= 3);
        Assert.True((await operators.Recording.StopAsync()).GetProperty("entries_recorded").GetInt32() >= 3);
        string replay = $$"""{"recording_data": {{status.GetProperty("recording_data").GetRawText()}}}""";
        Assert.True((await operators.Recording.ReplayAsync(Json(replay))).GetProperty("total_entries").GetInt32() > 0);

        await using AgentOSClient second = await kernel.ConnectAsync();
        await second.Messages.RegisterAsync("twin");
        Assert.Equal("recorded"u8.ToArray(), await second.EchoAsync("recorded"u8.ToArray()));
        AgentOSException diverged = await Assert.ThrowsAsync<AgentOSException>(() => second.State.FetchAsync("k"));
        Assert.Equal("replay.diverged", diverged.Definition.Code);
        Assert.True((await operators.Recording.ReplayStatusAsync()).TryGetProperty("divergence", out _));
    }

    [Fact]
    public async Task The_audit_log_is_configured_and_read()
    {
        using LiveKernel kernel = new();
        await using AgentOSClient client = await kernel.ConnectAsync();
        Assert.True((await client.Audit.ConfigureAsync(Json("""{"log_ipc": true}"""))).GetProperty("config").GetProperty("log_ipc").GetBoolean());
        await client.Messages.ReceiveAsync();
        JsonElement entry = Assert.Single((await client.Audit.ReadAsync(Json("""{"category": "IPC"}"""))).GetProperty("entries").EnumerateArray());
        Assert.Equal("RECV", entry.GetProperty("event_type").GetString());
    }

    [Fact]
    public async Task Permissions_are_demanded_given_up_and_not_taken_back()
    {
        using LiveKernel kernel = new();
        await using AgentOSClient client = await kernel.ConnectAsync();
        await client.Permissions.DemandAsync(AgentOS.Client.Permissions.AgentPermission.Exec, "a test");
        await client.Permissions.SetAsync(Json("""{"can_exec": false}"""));
        AgentOSException denied = await Assert.ThrowsAsync<AgentOSException>(() => client.Permissions.DemandAsync(AgentOS.Client.Permissions.AgentPermission.Exec, "a test"));
        Assert.Equal("policy.denied", denied.Definition.Code);
        AgentOSException refused = await Assert.ThrowsAsync<AgentOSException>(() => client.Permissions.SetAsync(Json("""{"can_exec": true}""")));
        Assert.Equal("policy.exceeds", refused.Definition.Code);
    }

    [Fact]
    public async Task Language_models_and_HTTP_are_called_by_those_who_may()
    {
        using LiveKernel kernel = new();
        await using AgentOSClient client = await kernel.ConnectAsync();
        await client.Permissions.SetAsync(Json("""{"can_think": false}"""));
        Task[] calls =
        [
            client.Models.ThinkAsync(new ThinkRequest("What is 2+2?", "Be brief.") { Temperature = 0 }),
            client.Models.ReportAsync(new TokenReport(5)),
            client.Models.HttpAsync(new HttpRequest("https://api.example.org/", "GET")),
        ];
        foreach (Task call in calls)
            Assert.Equal("policy.denied", (await Assert.ThrowsAsync<AgentOSException>(() => call)).Definition.Code);
    }

    [Fact]
    public async Task Every_operation_on_files_does_what_its_name_says()
    {
        using LiveKernel kernel = new();
        await using AgentOSClient client = await kernel.ConnectAsync();
        AgentFiles files = client.Files;
        await files.MakeDirectoryAsync("/a/b", withParents: true);
        await files.WriteAsync("/a/b/file", "12345"u8.ToArray());
        await files.AppendAsync("/a/b/file", "678"u8.ToArray());
        await files.CopyAsync("/a/b/file", "/a/copy");
        await files.RenameAsync("/a/copy", "/a/moved");
        await files.LinkAsync("/a/moved", "/a/linked");
        await files.MakeSymbolicLinkAsync("moved", "/a/symbolic");
        Assert.Equal("moved", await files.ReadLinkAsync("/a/symbolic"));
        await files.TruncateAsync("/a/linked", 4);
        await files.ChangeModeAsync("/a/moved", 0x1C0);
        await files.ChangeOwnerAsync("/a/moved", 12, 34);
        await files.ChangeTimesAsync("/a/moved", 1000, 2000.5);
        FileStatus status = await files.StatAsync("/a/symbolic");
        Assert.Equal((4L, 2L, 12L, 34L, 2000L), ((long)status.Size, (long)status.Nlink, (long)status.Uid, (long)status.Gid, (long)status.Mtime));
        Assert.Equal(0x1C0, status.Mode & 0x1FF);
        Assert.Equal(5L, (long)(await files.LinkStatAsync("/a/symbolic")).Size);
        Assert.Equal("12345678"u8.ToArray(), await files.ReadAsync("/a/b/file"));
        Assert.Equal(["b", "linked", "moved", "symbolic"], (await files.ListAsync("/a")).Select(entry => entry.Name).Order(StringComparer.Ordinal));
        FileSpace before = await files.SpaceAsync();
        await files.RemoveAsync("/a/linked");
        Assert.True(await files.ExistsAsync("/a/moved"));
        await files.RemoveAsync("/a", recursive: true);
        Assert.False(await files.ExistsAsync("/a"));
        Assert.True((await files.SpaceAsync()).Inodes < before.Inodes);
    }

    [Fact]
    public async Task Values_are_compared_and_set_and_tool_calls_found_by_name_and_time()
    {
        using LiveKernel kernel = new();
        await using AgentOSClient client = await kernel.ConnectAsync();
        Assert.True(await client.KeyValues.CompareAndSetAsync("k", null, Json("1")));
        Assert.False(await client.KeyValues.CompareAndSetAsync("k", null, Json("2")));
        Assert.True(await client.KeyValues.CompareAndSetAsync("k", Json("1"), Json("2")));
        Assert.Equal(2, (await client.KeyValues.GetAsync("k"))!.Value.GetInt32());

        long id = await client.ToolCalls.RecordAsync(new FinishedToolCall("search", 1000, 1002, Json("""{"q": 1}"""), Json("[]")));
        await client.ToolCalls.RecordAsync(new FinishedToolCall("other", 3000, 3001, Error: "no"));
        Assert.Equal(id, Assert.Single(await client.ToolCalls.ByNameAsync("search", limit: 5)).Id);
        Assert.Equal("other", Assert.Single(await client.ToolCalls.RecentAsync(2000)).Name);
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
