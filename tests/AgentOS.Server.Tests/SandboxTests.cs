using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AgentOS.Server.Tests;

public sealed class SandboxTests(SharedServer shared)
{
    private readonly HttpClient _client = shared.Client;

    [Fact]
    public async Task ASandboxIsMadeFoundChangedAndDeleted()
    {
        string sandbox = await _client.CreateSandboxAsync(new { metadata = new { owner = "me" }, environment = new { greeting = "hello" }, memory_mib = 512 });
        JsonNode found = await _client.ReadAsync(sandbox);
        Assert.Equal("running", (string)found["state"]!);
        Assert.Equal("process", (string)found["tier"]!);
        Assert.Equal("me", (string)found["metadata"]!["owner"]!);
        Assert.Equal("hello\n", await _client.ShellAsync(sandbox, "echo $greeting"));
        Assert.Contains((await _client.ReadAsync("/v1/sandboxes?tier=process&state=running"))["sandboxes"]!.AsArray(), listed => sandbox.EndsWith((string)listed!["id"]!, StringComparison.Ordinal));

        using HttpResponseMessage changed = await _client.PatchAsJsonAsync(sandbox, new { metadata = new { owner = "you" }, timeout = 600 });
        JsonNode after = JsonNode.Parse(await changed.Content.ReadAsStringAsync())!;
        Assert.Equal("you", (string)after["metadata"]!["owner"]!);
        Assert.NotNull(after["expires_at"]);

        using HttpResponseMessage deleted = await _client.DeleteAsync(sandbox);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using HttpResponseMessage gone = await _client.GetAsync(sandbox);
        Assert.Equal("sandboxes.not-found", await gone.CodeAsync());
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task FilesOutliveAStop()
    {
        string sandbox = await shared.CreateAsync();
        await _client.ShellAsync(sandbox, "echo kept > note");
        Assert.Equal("stopped", await PostAsync($"{sandbox}/stop"));
        using HttpResponseMessage refused = await _client.PostAsJsonAsync($"{sandbox}/exec", new { command = "true" });
        Assert.Equal("sandboxes.not-running", await refused.CodeAsync());
        Assert.Equal("kept\n", await _client.GetStringAsync($"{sandbox}/files?path=/agent/note"));
        Assert.Equal("running", await PostAsync($"{sandbox}/start"));
        Assert.Equal("kept\n", await _client.ShellAsync(sandbox, "cat note"));
    }

    [Fact]
    public async Task WhatIsPausedStandsStill()
    {
        string sandbox = await shared.CreateAsync();
        await _client.ShellAsync(sandbox, "(while :; do echo x >> /tmp/ticks; done) >/dev/null 2>&1 &");
        Assert.Equal("paused", await PostAsync($"{sandbox}/pause"));
        using HttpResponseMessage refused = await _client.PostAsJsonAsync($"{sandbox}/exec", new { command = "true" });
        Assert.Equal("sandboxes.paused", await refused.CodeAsync());
        Assert.Equal("paused", (string)(await _client.ReadAsync(sandbox))["state"]!);
        Assert.Equal("running", await PostAsync($"{sandbox}/resume"));
        Assert.Equal("0\n", (string)(await _client.ExecAsync(sandbox, new { command = "pkill -f 'tick[s]'; echo $?" }))["stdout"]!, StringComparer.Ordinal);
    }

    [Fact]
    public async Task AForkHasTheFilesAndGoesItsOwnWay()
    {
        string sandbox = await shared.CreateAsync();
        await _client.ShellAsync(sandbox, "echo one > note");
        using HttpResponseMessage made = await _client.PostAsync($"{sandbox}/fork", content: null);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        string fork = made.Headers.Location!.OriginalString;
        Assert.Equal("one\n", await _client.ShellAsync(fork, "cat note; echo two > note"));
        Assert.Equal("one\n", await _client.ShellAsync(sandbox, "cat note"));
    }

    [Fact]
    public async Task ASandboxEndsAtItsTime()
    {
        string sandbox = await shared.CreateAsync();
        using HttpRequestMessage run = new(HttpMethod.Post, $"{sandbox}/exec") { Content = JsonContent.Create(new { command = "echo here; sleep 1000" }) };
        run.Headers.Accept.ParseAdd("application/x-ndjson");
        using HttpResponseMessage running = await _client.SendAsync(run, HttpCompletionOption.ResponseHeadersRead);
        using StreamReader events = new(await running.Content.ReadAsStreamAsync());
        string told = await UntilAsync(events, "here");
        using HttpResponseMessage changed = await _client.PatchAsJsonAsync(sandbox, new { timeout = 1 });
        Assert.True(changed.IsSuccessStatusCode, told);
        // The program ends with its sandbox.
        JsonNode end = JsonNode.Parse(await UntilAsync(events, "\"exit\""))!;
        Assert.Equal(137, (int)end["exit_code"]!);
    }

    private static async Task<string> UntilAsync(StreamReader events, string wanted)
    {
        while (await events.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)) is { } line)
        {
            if (line.Contains(wanted, StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException($"it ended without {wanted}");
    }

    [Fact]
    public async Task WhatATierCannotGiveIsRefused()
    {
        using HttpResponseMessage image = await _client.PostAsJsonAsync("/v1/sandboxes", new { image = "busybox" });
        Assert.Equal("sandboxes.not-in-tier", await image.CodeAsync());
        using HttpResponseMessage rule = await _client.PostAsJsonAsync("/v1/sandboxes", new { allow = new[] { "not a rule !" } });
        Assert.Equal(HttpStatusCode.BadRequest, rule.StatusCode);
    }

    private async Task<string> PostAsync(string path)
    {
        using HttpResponseMessage answer = await _client.PostAsync(path, content: null);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return (string)JsonNode.Parse(text)!["state"]!;
    }
}
