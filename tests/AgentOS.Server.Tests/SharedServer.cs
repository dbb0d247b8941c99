using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOS.Fleet.Tokens;
using AgentOS.Server.Tests;

[assembly: AssemblyFixture(typeof(SharedServer))]

namespace AgentOS.Server.Tests;

/// <summary>One server for all tests that leave it as it is, and a client that may do everything.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    internal LiveServer Server { get; private set; } = null!;

    internal HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await LiveServer.StartAsync();
        Client = Server.Client(TokenScopes.Usual | TokenScopes.Admin);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>Makes a sandbox.</summary>
    /// <returns>Its path: <c>/v1/sandboxes/ID</c>.</returns>
    internal Task<string> CreateAsync() => Client.CreateSandboxAsync();
}

/// <summary>Calls that many tests make.</summary>
internal static class Calls
{
    public static async Task<string> CreateSandboxAsync(this HttpClient client, object? body = null)
    {
        Installation.Require();
        using HttpResponseMessage made = await client.PostAsJsonAsync("/v1/sandboxes", body ?? new { });
        string text = await made.Content.ReadAsStringAsync();
        Assert.True(made.StatusCode == HttpStatusCode.Created, text);
        return $"/v1/sandboxes/{(string)JsonNode.Parse(text)!["id"]!}";
    }

    public static async Task<JsonNode> ExecAsync(this HttpClient client, string sandbox, object body)
    {
        using HttpResponseMessage answer = await client.PostAsJsonAsync($"{sandbox}/exec", body);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>What a shell's line writes.</summary>
    public static async Task<string> ShellAsync(this HttpClient client, string sandbox, string command) =>
        (string)(await client.ExecAsync(sandbox, new { command }))["stdout"]!;

    public static async Task<JsonNode> ReadAsync(this HttpClient client, string path) => JsonNode.Parse(await client.GetStringAsync(path))!;

    /// <summary>The answer's problem: every failure has the same shape.</summary>
    public static async Task<JsonNode> ProblemAsync(this HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        JsonNode problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((int)answer.StatusCode, (int)problem["status"]!);
        foreach (string field in (string[])["type", "title", "detail", "code", "why", "try"])
            Assert.Equal(JsonValueKind.String, problem[field]?.GetValueKind());
        return problem;
    }

    public static async Task<string> CodeAsync(this HttpResponseMessage answer) => (string)(await answer.ProblemAsync())["code"]!;
}
