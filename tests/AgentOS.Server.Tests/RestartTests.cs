using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AgentOS.Fleet.Tokens;

namespace AgentOS.Server.Tests;

public sealed class RestartTests
{
    [Fact]
    public async Task AServerThatDiesTakesNobodyWithItAndTheNextFindsThem()
    {
        Installation.Require();
        await using LiveServer server = await LiveServer.StartAsync();
        using HttpClient client = server.Client(TokenScopes.Usual);
        string sandbox = await client.CreateSandboxAsync(new { metadata = new { name = "mine" } });
        await client.ShellAsync(sandbox, "echo in memory > /tmp/note; sleep 1006 >/dev/null 2>&1 &");
        await server.KillAsync();

        await using LiveServer next = await server.StartAnotherAsync();
        using HttpClient later = next.Client(TokenScopes.Usual);
        JsonNode found = await later.ReadAsync(sandbox);
        Assert.Equal(("running", "mine"), ((string)found["state"]!, (string)found["metadata"]!["name"]!));
        // The very same sandbox: its memory is there, and what it ran goes on.
        Assert.Equal("in memory\n1006\n", await later.ShellAsync(sandbox, "cat /tmp/note; pgrep -a sleep | cut -d' ' -f3"));
    }

    [Fact]
    public async Task ARepeatedRequestIsCarriedOutOnceAlsoByTheNextServer()
    {
        Installation.Require();
        await using LiveServer server = await LiveServer.StartAsync();
        string token = server.Tokens.Create("once", TokenScopes.Usual, lifetime: null).Text;
        using HttpClient client = server.ClientOf(token);
        client.DefaultRequestHeaders.Add("Idempotency-Key", "one");
        string[] made = await Task.WhenAll(CreateAsync(client), CreateAsync(client), CreateAsync(client));
        Assert.Single(made.Distinct());
        using HttpResponseMessage other = await client.PostAsJsonAsync("/v1/sandboxes", new { timeout = 60 });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "server.idempotency-key-reused"), (other.StatusCode, await other.CodeAsync()));
        await server.KillAsync();

        await using LiveServer next = await server.StartAnotherAsync();
        using HttpClient later = next.ClientOf(token);
        later.DefaultRequestHeaders.Add("Idempotency-Key", "one");
        Assert.Equal(made[0], await CreateAsync(later));
        Assert.Single((await later.ReadAsync("/v1/sandboxes"))["sandboxes"]!.AsArray());
        // Somebody else's key of the same name is another key.
        using HttpClient somebody = next.Client(TokenScopes.Usual);
        somebody.DefaultRequestHeaders.Add("Idempotency-Key", "one");
        Assert.NotEqual(made[0], await CreateAsync(somebody));
    }

    [Fact]
    public async Task WhatExpiredWhileNoServerRanIsDeletedByTheNext()
    {
        Installation.Require();
        await using LiveServer server = await LiveServer.StartAsync();
        using HttpClient client = server.Client(TokenScopes.Usual);
        string sandbox = await client.CreateSandboxAsync(new { timeout = 3 });
        await server.KillAsync();
        string directory = Path.Combine(server.StateDirectory, sandbox["/v1/".Length..]);
        TaskCompletionSource deleted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using FileSystemWatcher watcher = new(Path.GetDirectoryName(directory)!);
        watcher.Deleted += (_, gone) => _ = gone.FullPath == directory && deleted.TrySetResult();
        watcher.EnableRaisingEvents = true;
        Assert.True(Directory.Exists(directory), "it was deleted by the server that was killed");
        await using LiveServer next = await server.StartAnotherAsync();
        using HttpClient later = next.Client(TokenScopes.Usual);
        await deleted.Task.WaitAsync(TimeSpan.FromSeconds(60));
        using HttpResponseMessage answer = await later.GetAsync(sandbox);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<string> CreateAsync(HttpClient client)
    {
        using HttpResponseMessage made = await client.PostAsJsonAsync("/v1/sandboxes", new { });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return (string)JsonNode.Parse(await made.Content.ReadAsStringAsync())!["id"]!;
    }
}
