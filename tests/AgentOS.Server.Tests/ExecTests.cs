using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AgentOS.Server.Tests;

public sealed class ExecTests(SharedServer shared)
{
    private readonly HttpClient _client = shared.Client;

    [Fact]
    public async Task AProgramsResultIsTold()
    {
        string sandbox = await shared.CreateAsync();
        JsonNode result = await _client.ExecAsync(sandbox, new { command = "cat; echo $x >&2; pwd; exit 3", input = "typed\n", env = new { x = "variable" }, cwd = "/tmp" });
        Assert.Equal(3, (int)result["exit_code"]!);
        Assert.Equal("typed\n/tmp\n", (string)result["stdout"]!);
        Assert.Equal("variable\n", (string)result["stderr"]!);
        Assert.False((bool)result["truncated"]!);
    }

    [Fact]
    public async Task ArgumentsAreNotAShells()
    {
        string sandbox = await shared.CreateAsync();
        Assert.Equal("$HOME;\n", (string)(await _client.ExecAsync(sandbox, new { args = new[] { "echo", "$HOME;" } }))["stdout"]!);
        Assert.Equal(127, (int)(await _client.ExecAsync(sandbox, new { args = new[] { "/no/such" } }))["exit_code"]!);
        Assert.Equal("//4=", (string)(await _client.ExecAsync(sandbox, new { command = "printf '\\377\\376'", encoding = "base64" }))["stdout"]!);
    }

    [Fact]
    public async Task ALimitEndsEverythingTheProgramStartedAndNothingElse()
    {
        string sandbox = await shared.CreateAsync();
        await _client.ShellAsync(sandbox, "sleep 1001 >/dev/null 2>&1 &");
        JsonNode result = await _client.ExecAsync(sandbox, new { command = "setsid sleep 1002 & sleep 1003", timeout = 0.3 });
        Assert.True((bool)result["timed_out"]!);
        Assert.Equal(124, (int)result["exit_code"]!);
        Assert.Equal("1001\n", await _client.ShellAsync(sandbox, "pgrep -a sleep | cut -d' ' -f3"));
    }

    [Theory]
    [InlineData("application/x-ndjson")]
    [InlineData("text/event-stream")]
    public async Task OutputComesWhileTheProgramRuns(string accepted)
    {
        string sandbox = await shared.CreateAsync();
        using HttpRequestMessage request = new(HttpMethod.Post, $"{sandbox}/exec")
        {
            // It ends only when something happens that the test does after it has read the first line.
            Content = JsonContent.Create(new { command = "echo first; until [ -e /agent/go ]; do sleep 0.02; done; echo second >&2; exit 5", timeout = 60 }),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accepted));
        using HttpResponseMessage answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(accepted, answer.Content.Headers.ContentType!.MediaType);
        using StreamReader lines = new(await answer.Content.ReadAsStreamAsync());
        Assert.Equal("started", (string)(await NextAsync(lines))["type"]!);
        Assert.Equal("first\n", (string)(await NextAsync(lines))["data"]!);
        using HttpResponseMessage put = await _client.PutAsync($"{sandbox}/files?path=/agent/go", new StringContent(""));
        Assert.True(put.IsSuccessStatusCode);
        JsonNode second = await NextAsync(lines);
        Assert.Equal(("stderr", "second\n"), ((string)second["type"]!, (string)second["data"]!));
        JsonNode exit = await NextAsync(lines);
        Assert.Equal(("exit", 5), ((string)exit["type"]!, (int)exit["exit_code"]!));
    }

    [Fact]
    public async Task AClientThatGoesAwayEndsItsProgram()
    {
        string sandbox = await shared.CreateAsync();
        using (HttpRequestMessage request = new(HttpMethod.Post, $"{sandbox}/exec") { Content = JsonContent.Create(new { command = "mkfifo /tmp/f; echo $$; sleep 1004; true" }) })
        {
            request.Headers.Accept.ParseAdd("application/x-ndjson");
            using HttpResponseMessage answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            using StreamReader lines = new(await answer.Content.ReadAsStreamAsync());
            _ = await NextAsync(lines);
            _ = await NextAsync(lines);
        }

        Assert.Equal("gone\n", await _client.ShellAsync(sandbox, "while pgrep -f 'sleep 100[4]' >/dev/null; do sleep 0.02; done; echo gone"));
    }

    [Fact]
    public async Task AClientThatReadsNothingMakesItsProgramWaitAndNobodyElse()
    {
        string sandbox = await shared.CreateAsync();
        using HttpRequestMessage request = new(HttpMethod.Post, $"{sandbox}/exec") { Content = JsonContent.Create(new { command = "yes | head -c 100000000; touch /agent/done" }) };
        request.Headers.Accept.ParseAdd("application/x-ndjson");
        using HttpResponseMessage slow = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("quick\n", await _client.ShellAsync(sandbox, "echo quick"));
        Assert.Equal("waits\n", await _client.ShellAsync(sandbox, "pgrep -x yes >/dev/null && [ ! -e /agent/done ] && echo waits"));
    }

    [Fact]
    public async Task OfMuchOutputTheBeginningAndTheEndAreKept()
    {
        string sandbox = await shared.CreateAsync();
        JsonNode result = await _client.ExecAsync(sandbox, new { command = "echo begin; yes | head -c 20000000; echo end" });
        string output = (string)result["stdout"]!;
        Assert.True((bool)result["truncated"]!);
        Assert.StartsWith("begin\n", output, StringComparison.Ordinal);
        Assert.EndsWith("end\n", output, StringComparison.Ordinal);
        Assert.InRange(output.Length, 4_000_000, 4_300_000);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"command":"a","args":["b"]}""")]
    [InlineData("""{"args":[]}""")]
    [InlineData("""{"command":"a","timeout":-1}""")]
    [InlineData("""{"command":"a","env":{"A=B":"c"}}""")]
    [InlineData("""{"command":"a","unknown":1}""")]
    [InlineData("""{"command":1}""")]
    [InlineData("{")]
    public async Task WhatMakesNoSenseIsRefused(string body)
    {
        string sandbox = await shared.CreateAsync();
        using HttpResponseMessage answer = await _client.PostAsync($"{sandbox}/exec", new StringContent(body, new MediaTypeHeaderValue("application/json")));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("server.bad-request", await answer.CodeAsync());
    }

    private static async Task<JsonNode> NextAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            if (line.Contains('{', StringComparison.Ordinal))
                return JsonNode.Parse(line[line.IndexOf('{', StringComparison.Ordinal)..])!;
        }

        throw new InvalidDataException("no more events");
    }
}
