using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AgentOS.Server.Tests;

public sealed class RecordTests(SharedServer shared)
{
    private readonly HttpClient _client = shared.Client;

    [Fact]
    public async Task KeyValuesAreSetListedAndRemoved()
    {
        string sandbox = await shared.CreateAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await _client.PutAsJsonAsync($"{sandbox}/kv/plan/1", new { done = false })).StatusCode);
        Assert.False((bool)(await _client.ReadAsync($"{sandbox}/kv/plan/1"))["done"]!);
        Assert.Equal(["plan/1"], (await _client.ReadAsync($"{sandbox}/kv?prefix=plan"))["entries"]!.AsArray().Select(entry => (string)entry!["key"]!));
        Assert.Equal(HttpStatusCode.NoContent, (await _client.DeleteAsync($"{sandbox}/kv/plan/1")).StatusCode);
        using HttpResponseMessage gone = await _client.GetAsync($"{sandbox}/kv/plan/1");
        Assert.Equal("server.no-entry", await gone.CodeAsync());
    }

    [Fact]
    public async Task WhatHappenedIsInTheTimelineAndComesInPages()
    {
        string sandbox = await shared.CreateAsync();
        await _client.ShellAsync(sandbox, "echo a > one; echo b > two");
        JsonArray all = (await _client.ReadAsync($"{sandbox}/timeline?limit=1000"))["entries"]!.AsArray();
        Assert.Contains(all, entry => (string?)entry!["path"] == "/two");
        JsonNode first = all[0]!;
        JsonArray later = (await _client.ReadAsync($"{sandbox}/timeline?limit=1&after={first["id"]}"))["entries"]!.AsArray();
        Assert.Equal((long)first["id"]! + 1, (long)Assert.Single(later)!["id"]!);
    }

    [Fact]
    public async Task RecordsThatAreEmptyAreEmptyLists()
    {
        string sandbox = await shared.CreateAsync();
        Assert.Empty((await _client.ReadAsync($"{sandbox}/tool-calls"))["calls"]!.AsArray());
        Assert.Empty((await _client.ReadAsync($"{sandbox}/tool-calls/statistics"))["tools"]!.AsArray());
        Assert.Empty((await _client.ReadAsync($"{sandbox}/llm/usage"))["models"]!.AsArray());
        Assert.NotNull((await _client.ReadAsync("/v1/images"))["images"]);
        Assert.NotEmpty((await _client.ReadAsync("/v1/agents"))["agents"]!.AsArray());
        Assert.True((await _client.ReadAsync("/v1/kernel")).AsObject().ContainsKey("system"));
    }

    [Fact]
    public async Task AStoppedSandboxGoesBackToASnapshot()
    {
        string sandbox = await shared.CreateAsync();
        await _client.ShellAsync(sandbox, "echo one > note");
        using HttpResponseMessage made = await _client.PostAsJsonAsync($"{sandbox}/snapshots", new { name = "first" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        await _client.ShellAsync(sandbox, "echo two > note");
        using HttpResponseMessage refused = await _client.PostAsync($"{sandbox}/snapshots/first/restore", content: null);
        Assert.Equal((HttpStatusCode.Conflict, "storage.already-mounted"), (refused.StatusCode, await refused.CodeAsync()));
        await _client.PostAsync($"{sandbox}/stop", content: null);
        using HttpResponseMessage restored = await _client.PostAsync($"{sandbox}/snapshots/first/restore", content: null);
        Assert.True(restored.IsSuccessStatusCode);
        Assert.Equal("one\n", await _client.GetStringAsync($"{sandbox}/files?path=note"));
        Assert.Equal(2, (await _client.ReadAsync($"{sandbox}/snapshots"))["snapshots"]!.AsArray().Count);
        Assert.Equal(HttpStatusCode.NoContent, (await _client.DeleteAsync($"{sandbox}/snapshots/first")).StatusCode);
    }
}
