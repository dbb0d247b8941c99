using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AgentOS.Server.Tests.E2b;

/// <summary>Calls of E2B's protocol that npm's client does not make.</summary>
public sealed class E2bCallTests(SharedServer shared)
{
    private const string IdHeader = "E2b-Sandbox-Id", TokenHeader = "X-Access-Token";

    /// <summary>As the client for Python watches a directory.</summary>
    [Fact]
    public async Task ADirectoryIsWatchedByAskingFromTimeToTime()
    {
        (string id, string token) = await CreateAsync(shared.Client);
        await CallAsync(id, token, "MakeDir", new { path = "/tmp/watched" });
        string watcher = (string)(await CallAsync(id, token, "CreateWatcher", new { path = "/tmp/watched", recursive = true }))["watcherId"]!;
        Assert.Empty((await CallAsync(id, token, "GetWatcherEvents", new { watcherId = watcher }))["events"]!.AsArray());
        await shared.Client.ShellAsync($"/v1/sandboxes/{id}", "cd /tmp/watched; echo x > file; rm file");
        List<string> seen = [];
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        while (!seen.Contains("EVENT_TYPE_REMOVE file"))
        {
            patience.Token.ThrowIfCancellationRequested();
            seen.AddRange((await CallAsync(id, token, "GetWatcherEvents", new { watcherId = watcher }))["events"]!.AsArray().Select(change => $"{change!["type"]} {change["name"]}"));
        }

        Assert.Equal("EVENT_TYPE_CREATE file", seen[0]);
        await CallAsync(id, token, "RemoveWatcher", new { watcherId = watcher });
        using HttpResponseMessage gone = await SendAsync(id, token, "GetWatcherEvents", new { watcherId = watcher });
        Assert.Equal((HttpStatusCode.NotFound, "not_found"), (gone.StatusCode, (string?)JsonNode.Parse(await gone.Content.ReadAsStringAsync())!["code"]));
    }

    [Fact]
    public async Task AWatcherIsOfItsOwnSandbox()
    {
        (string id, string token) = await CreateAsync(shared.Client);
        (string otherId, string otherToken) = await CreateAsync(shared.Client);
        string watcher = (string)(await CallAsync(id, token, "CreateWatcher", new { path = "/tmp" }))["watcherId"]!;
        using HttpResponseMessage foreign = await SendAsync(otherId, otherToken, "GetWatcherEvents", new { watcherId = watcher });
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        await CallAsync(otherId, otherToken, "RemoveWatcher", new { watcherId = watcher });
        Assert.NotNull((await CallAsync(id, token, "GetWatcherEvents", new { watcherId = watcher }))["events"]);
    }

    [Fact]
    public async Task ASandboxIsFoundByItsHostName()
    {
        await using LiveServer server = await LiveServer.StartAsync("--host", "box.example");
        using HttpClient client = server.Client();
        (string id, string token) = await CreateAsync(client);
        await client.ShellAsync($"/v1/sandboxes/{id}", "echo here > /tmp/note");
        Assert.Equal((HttpStatusCode.OK, "here\n"), await ReadAsync(client, $"49983-{id}.box.example", token));
        Assert.Equal(HttpStatusCode.Unauthorized, (await ReadAsync(client, $"49983-{id}.box.example", "wrong")).Status);
        // Another port of it, another domain, and no sandbox of that name.
        Assert.Equal(HttpStatusCode.BadGateway, (await ReadAsync(client, $"80-{id}.box.example", token)).Status);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await ReadAsync(client, $"49983-{id}.other.example", token)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ReadAsync(client, "49983-none.box.example", token)).Status);
    }

    private static async Task<(HttpStatusCode Status, string Text)> ReadAsync(HttpClient client, string host, string token)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/files?path=/tmp/note") { Headers = { Host = host } };
        request.Headers.Add(TokenHeader, token);
        using HttpResponseMessage answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<(string Id, string Token)> CreateAsync(HttpClient client)
    {
        Installation.Require();
        using HttpResponseMessage made = await client.PostAsJsonAsync("/sandboxes", new { templateID = "base" });
        JsonNode sandbox = JsonNode.Parse(await made.Content.ReadAsStringAsync())!;
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return ((string)sandbox["sandboxID"]!, (string)sandbox["envdAccessToken"]!);
    }

    private async Task<JsonNode> CallAsync(string id, string token, string call, object request)
    {
        using HttpResponseMessage answer = await SendAsync(id, token, call, request);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private Task<HttpResponseMessage> SendAsync(string id, string token, string call, object body)
    {
        HttpRequestMessage request = new(HttpMethod.Post, $"/filesystem.Filesystem/{call}") { Content = JsonContent.Create(body) };
        request.Headers.Add(IdHeader, id);
        request.Headers.Add(TokenHeader, token);
        return shared.Client.SendAsync(request);
    }
}
