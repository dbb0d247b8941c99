using System.Net;
using System.Net.Http.Json;
using AgentOS.Fleet.Tokens;

namespace AgentOS.Server.Tests;

public sealed class AccessTests(SharedServer shared)
{
    [Fact]
    public async Task WithoutATokenNothingIsTold()
    {
        using HttpClient nobody = shared.Server.ClientOf(null), wrong = shared.Server.ClientOf("agentos_0000");
        foreach (HttpClient client in (HttpClient[])[nobody, wrong])
        {
            foreach (string path in (string[])["/v1/sandboxes", "/v1/images", "/v1/agents", "/v1/kernel", "/metrics"])
            {
                using HttpResponseMessage refused = await client.GetAsync(path);
                Assert.Equal((HttpStatusCode.Unauthorized, "server.unauthenticated"), (refused.StatusCode, await refused.CodeAsync()));
                Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.ToString());
            }
        }

        using HttpResponseMessage control = await shared.Client.GetAsync("/v1/sandboxes");
        Assert.Equal(HttpStatusCode.OK, control.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/health")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/ready")).StatusCode);
    }

    [Fact]
    public async Task ATokenDoesWhatItsScopesSayAndNoMore()
    {
        string sandbox = await shared.CreateAsync();
        await AssertAsync(TokenScopes.Read, client => client.GetAsync(sandbox), client => client.PostAsJsonAsync("/v1/sandboxes", new { }));
        await AssertAsync(TokenScopes.Read, client => client.GetAsync($"{sandbox}/kv"), client => client.PutAsJsonAsync($"{sandbox}/kv/a", 1));
        await AssertAsync(TokenScopes.Write, client => client.PutAsJsonAsync($"{sandbox}/kv/a", 1), client => client.GetAsync($"{sandbox}/kv/a"));
        await AssertAsync(TokenScopes.Exec, client => client.PostAsJsonAsync($"{sandbox}/exec", new { command = "true" }), client => client.DeleteAsync(sandbox));
        await AssertAsync(TokenScopes.Usual, client => client.GetAsync("/v1/images"), client => client.DeleteAsync("/v1/images/none"));
    }

    [Fact]
    public async Task ARevokedOrExpiredTokenIsRefusedAtOnce()
    {
        (AccessToken kept, string text) = shared.Server.Tokens.Create("short", TokenScopes.Read, lifetime: null);
        using HttpClient client = shared.Server.ClientOf(text);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/sandboxes")).StatusCode);
        Assert.True(shared.Server.Tokens.Revoke(kept.Id));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/v1/sandboxes")).StatusCode);

        using HttpClient old = shared.Server.ClientOf(shared.Server.Tokens.Create("old", TokenScopes.Read, TimeSpan.FromSeconds(-1)).Text);
        Assert.Equal(HttpStatusCode.Unauthorized, (await old.GetAsync("/v1/sandboxes")).StatusCode);
    }

    [Fact]
    public void TheFileOfTokensHoldsNoToken()
    {
        string text = shared.Server.Tokens.Create("secret", TokenScopes.Read, lifetime: null).Text;
        string file = Path.Combine(shared.Server.StateDirectory, "server", "tokens.json");
        Assert.DoesNotContain(text, File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file)!));
    }

    /// <summary>What a page of another site makes a browser send, and what this machine's own clients send.</summary>
    [Theory]
    [InlineData("evil.example", null, false)]
    [InlineData("evil.example:80", null, false)]
    [InlineData("127.0.0.1.evil.example", null, false)]
    [InlineData("localhost", "http://evil.example", false)]
    [InlineData("localhost", "null", false)]
    [InlineData("localhost", "http://localhost:1", false)]
    [InlineData("localhost", null, true)]
    [InlineData("127.0.0.1", null, true)]
    [InlineData("[::1]:8080", null, true)]
    [InlineData("localhost", "http://localhost", true)]
    public async Task OnlyItsOwnNamesAreAnswered(string host, string? origin, bool isAnswered)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/health") { Headers = { Host = host } };
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        using HttpResponseMessage answer = await shared.Client.SendAsync(request);
        Assert.Equal(isAnswered ? HttpStatusCode.OK : HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        if (!isAnswered)
            Assert.Equal("server.wrong-host", await answer.CodeAsync());
    }

    [Theory]
    [InlineData("GET", "/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/v1/sandboxes", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/v1/sandboxes/../../etc/passwd", HttpStatusCode.NotFound)]
    public async Task WhatIsNoCallHasAProblemToo(string method, string path, HttpStatusCode status)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        using HttpResponseMessage answer = await shared.Client.SendAsync(request);
        Assert.Equal((status, "server.no-route"), (answer.StatusCode, await answer.CodeAsync()));
    }

    private async Task AssertAsync(TokenScopes scopes, Func<HttpClient, Task<HttpResponseMessage>> allowed, Func<HttpClient, Task<HttpResponseMessage>> refused)
    {
        using HttpClient client = shared.Server.Client(scopes);
        using HttpResponseMessage yes = await allowed(client), no = await refused(client);
        Assert.True(yes.IsSuccessStatusCode, await yes.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.Forbidden, "server.forbidden"), (no.StatusCode, await no.CodeAsync()));
    }
}
