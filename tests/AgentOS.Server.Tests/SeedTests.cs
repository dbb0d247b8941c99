using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AgentOS.Fleet.Tokens;

namespace AgentOS.Server.Tests;

public sealed class SeedTests
{
    [Fact]
    public async Task WithAKeyItIsNeededAndATokenServesAsWell()
    {
        await using LiveServer server = await LiveServer.StartAsync([("ERA_API_KEY", "secret")]);
        using HttpClient nobody = server.ClientOf(null), wrong = server.ClientOf("secret2"), right = server.ClientOf("secret"), token = server.Client(TokenScopes.Usual), reader = server.Client(TokenScopes.Read);
        foreach (HttpClient refused in (HttpClient[])[nobody, wrong, reader])
            Assert.Equal((HttpStatusCode.Unauthorized, false), await ListAsync(refused));
        foreach (HttpClient allowed in (HttpClient[])[right, token])
            Assert.Equal((HttpStatusCode.OK, true), await ListAsync(allowed));
        // The key is the seed's and opens nothing else.
        Assert.Equal(HttpStatusCode.Unauthorized, (await right.GetAsync("/v1/sandboxes")).StatusCode);
    }

    /// <summary>The user who runs the server, from this machine. Positive control: the same request that came through a proxy.</summary>
    [Fact]
    public async Task WithoutAKeyOnlyItsOwnUserIsServed()
    {
        await using LiveServer server = await LiveServer.StartAsync();
        using HttpClient own = server.ClientOf(null), forwarded = server.ClientOf(null);
        forwarded.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        Assert.Equal((HttpStatusCode.OK, true), await ListAsync(own));
        Assert.Equal((HttpStatusCode.Unauthorized, false), await ListAsync(forwarded));
    }

    [Fact]
    public async Task NoStrangerNamesAFileOfTheServer()
    {
        await using LiveServer server = await LiveServer.StartAsync([("ERA_API_KEY", "secret")]);
        using HttpClient own = server.ClientOf("secret"), stranger = server.ClientOf("secret");
        stranger.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        object body = new { vm_id = "python-1", command = "true", file = "/etc/passwd" };
        using HttpResponseMessage refused = await stranger.PostAsJsonAsync("/api/vm/execute", body), control = await own.PostAsJsonAsync("/api/vm/execute", body);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        // Past the check, to the VM that is not there.
        Assert.Equal(HttpStatusCode.NotFound, control.StatusCode);
    }

    [Fact]
    public async Task TheAnswersAreTheSeeds()
    {
        await using LiveServer server = await LiveServer.StartAsync();
        using HttpClient client = server.ClientOf(null);
        await AssertAsync(client.PostAsJsonAsync("/api/vm/execute", new { }), HttpStatusCode.BadRequest, "vm_id is required");
        await AssertAsync(client.PostAsJsonAsync("/api/vm/execute", new { vm_id = "x" }), HttpStatusCode.BadRequest, "command is required");
        await AssertAsync(client.PostAsJsonAsync("/api/vm/execute", new { vm_id = "x", command = "true" }), HttpStatusCode.NotFound, "vm not found");
        await AssertAsync(client.PostAsJsonAsync("/api/vm/temp", new { command = "true" }), HttpStatusCode.BadRequest, "language is required");
        await AssertAsync(client.PostAsJsonAsync("/api/vm/create", new { language = "cobol" }), HttpStatusCode.BadRequest, "unsupported language");
        await AssertAsync(client.PostAsJsonAsync("/api/vm/create", new { network = "anything" }), HttpStatusCode.BadRequest, "network");
        await AssertAsync(client.PostAsync("/api/vm/create", new StringContent("{")), HttpStatusCode.BadRequest, "invalid JSON");
        await AssertAsync(client.PostAsync("/api/vm/stop", content: null), HttpStatusCode.BadRequest, "vm_id");
        await AssertAsync(client.GetAsync("/api/vm/shell"), HttpStatusCode.NotImplemented, "WebSocket");
        await AssertAsync(client.PostAsync("/api/vm/shell", content: null), HttpStatusCode.NotImplemented, "WebSocket");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.GetAsync("/api/vm/create")).StatusCode);
        using HttpResponseMessage stopped = await client.PostAsync("/api/vm/stop?all=true", content: null), cleaned = await client.PostAsync("/api/vm/clean?all=1", content: null);
        Assert.Equal(0, (int)JsonNode.Parse(await stopped.Content.ReadAsStringAsync())!["data"]!["stopped"]!);
        Assert.Equal(0, (int)JsonNode.Parse(await cleaned.Content.ReadAsStringAsync())!["data"]!["cleaned"]!);
    }

    private static async Task<(HttpStatusCode, bool)> ListAsync(HttpClient client)
    {
        using HttpResponseMessage answer = await client.GetAsync("/api/vm/list?all=true");
        return (answer.StatusCode, (bool)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["success"]!);
    }

    private static async Task AssertAsync(Task<HttpResponseMessage> call, HttpStatusCode status, string error)
    {
        using HttpResponseMessage answer = await call;
        JsonNode envelope = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((status, false), (answer.StatusCode, (bool)envelope["success"]!));
        Assert.Contains(error, (string)envelope["error"]!, StringComparison.Ordinal);
    }
}
