using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace AgentOS.Server.Tests;

public sealed class FileTests(SharedServer shared)
{
    private readonly HttpClient _client = shared.Client;

    [Fact]
    public async Task FilesGoInAndOutAndProgramsSeeThemAtOnce()
    {
        string sandbox = await shared.CreateAsync();
        byte[] content = new byte[3_000_000];
        new Random(1).NextBytes(content);
        using HttpResponseMessage put = await _client.PutAsync($"{sandbox}/files?path=/agent/a/b/data", new ByteArrayContent(content));
        Assert.Equal(3_000_000, (int)JsonNode.Parse(await put.Content.ReadAsStringAsync())!["size"]!);
        Assert.Equal("3000000\n", await _client.ShellAsync(sandbox, "stat -c %s a/b/data; printf changed > a/b/data"));
        Assert.Equal("changed", await _client.GetStringAsync($"{sandbox}/files?path=a/b/data"));
        Assert.Equal(["data"], (await _client.ReadAsync($"{sandbox}/files/list?path=/agent/a/b"))["files"]!.AsArray().Select(file => (string)file!["name"]!));
    }

    [Fact]
    public async Task APartOfAFileCanBeHad()
    {
        string sandbox = await shared.CreateAsync();
        await _client.ShellAsync(sandbox, "printf 0123456789 > digits");
        using HttpRequestMessage request = new(HttpMethod.Get, $"{sandbox}/files?path=digits") { Headers = { Range = new RangeHeaderValue(2, 4) } };
        using HttpResponseMessage answer = await _client.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal("234", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task NamesAreMadeMovedAndRemoved()
    {
        string sandbox = await shared.CreateAsync();
        Assert.True((await _client.PostAsJsonAsync($"{sandbox}/files/mkdir", new { path = "/agent/x/y" })).IsSuccessStatusCode);
        Assert.True((await _client.PostAsJsonAsync($"{sandbox}/files/move", new { from = "/agent/x/y", to = "/agent/x/z" })).IsSuccessStatusCode);
        Assert.Equal("directory", (string)(await _client.ReadAsync($"{sandbox}/files/stat?path=/agent/x/z"))["type"]!);
        Assert.True((await _client.PutAsync($"{sandbox}/files?path=/agent/x/file", new StringContent("x"))).IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await _client.DeleteAsync($"{sandbox}/files?path=/agent/x/file")).StatusCode);
        using HttpResponseMessage full = await _client.DeleteAsync($"{sandbox}/files?path=/agent/x");
        Assert.False(full.IsSuccessStatusCode);
        Assert.True((await _client.DeleteAsync($"{sandbox}/files?path=/agent/x&recursive=true")).IsSuccessStatusCode);
        using HttpResponseMessage gone = await _client.GetAsync($"{sandbox}/files/stat?path=/agent/x");
        Assert.Equal((HttpStatusCode.NotFound, "ENOENT"), (gone.StatusCode, await gone.CodeAsync()));
    }

    [Fact]
    public async Task FilesOfAnyPathOfARunningSandboxAreReadWrittenListedMovedAndRemoved()
    {
        string sandbox = await shared.CreateAsync();
        using HttpResponseMessage put = await _client.PutAsync($"{sandbox}/files?path=/tmp/a/b/data", new StringContent("0123456789"));
        JsonNode written = JsonNode.Parse(await put.Content.ReadAsStringAsync())!;
        Assert.Equal(("data", "/tmp/a/b/data", "file", 10), ((string)written["name"]!, (string)written["path"]!, (string)written["type"]!, (int)written["size"]!));
        Assert.Equal("0123456789", await _client.ShellAsync(sandbox, "cat /tmp/a/b/data"));
        Assert.Equal("0123456789", await _client.GetStringAsync($"{sandbox}/files?path=/tmp/a/b/data"));
        using HttpRequestMessage request = new(HttpMethod.Get, $"{sandbox}/files?path=/tmp/a/b/data") { Headers = { Range = new RangeHeaderValue(2, 4) } };
        using HttpResponseMessage part = await _client.SendAsync(request);
        Assert.Equal((HttpStatusCode.PartialContent, "234"), (part.StatusCode, await part.Content.ReadAsStringAsync()));

        for (int time = 0; time < 2; time++)
            Assert.Equal(HttpStatusCode.NoContent, (await _client.PostAsJsonAsync($"{sandbox}/files/mkdir", new { path = "/tmp/c/d" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await _client.PostAsJsonAsync($"{sandbox}/files/move", new { from = "/tmp/a/b/data", to = "/tmp/c/d/moved" })).StatusCode);
        JsonNode listed = Assert.Single((await _client.ReadAsync($"{sandbox}/files/list?path=/tmp/c"))["files"]!.AsArray())!;
        Assert.Equal(("directory", "/tmp/c/d"), ((string)listed["type"]!, (string)listed["path"]!));
        Assert.Equal(10, (int)(await _client.ReadAsync($"{sandbox}/files/stat?path=/tmp/c/d/moved"))["size"]!);
        using HttpResponseMessage full = await _client.DeleteAsync($"{sandbox}/files?path=/tmp/c");
        Assert.Equal((HttpStatusCode.Conflict, "ENOTEMPTY"), (full.StatusCode, await full.CodeAsync()));
        Assert.Equal(HttpStatusCode.NoContent, (await _client.DeleteAsync($"{sandbox}/files?path=/tmp/c&recursive=true")).StatusCode);
        using HttpResponseMessage gone = await _client.GetAsync($"{sandbox}/files?path=/tmp/c/d/moved");
        Assert.Equal((HttpStatusCode.NotFound, "ENOENT"), (gone.StatusCode, await gone.CodeAsync()));
    }

    [Fact]
    public async Task WhatTheKernelMakesUpIsReadToItsEnd()
    {
        string sandbox = await shared.CreateAsync();
        Assert.Equal(await _client.ShellAsync(sandbox, "cat /proc/version"), await _client.GetStringAsync($"{sandbox}/files?path=/proc/version"));
    }

    [Fact]
    public async Task AStoppedSandboxHasItsOwnFilesOnly()
    {
        string sandbox = await shared.CreateAsync();
        await _client.ShellAsync(sandbox, "echo own > note");
        using HttpResponseMessage stopped = await _client.PostAsync($"{sandbox}/stop", content: null);
        Assert.Equal("own\n", await _client.GetStringAsync($"{sandbox}/files?path=note"));
        using HttpResponseMessage other = await _client.GetAsync($"{sandbox}/files?path=/etc/hostname");
        Assert.Equal((HttpStatusCode.Conflict, "sandboxes.not-running"), (other.StatusCode, await other.CodeAsync()));
    }

    /// <summary>Positive control: the same link inside, and a file of this machine that is readable by the server.</summary>
    [Theory]
    [InlineData("{0}")]
    [InlineData("/agent/..{0}")]
    [InlineData("/agent/link")]
    [InlineData("/tmp/link")]
    [InlineData("/proc/1/root{0}")]
    [InlineData("../../../..{0}")]
    public async Task NoPathLeadsToAFileOfThisMachine(string path)
    {
        string secret = Path.Combine(shared.Server.StateDirectory, "secret");
        await File.WriteAllTextAsync(secret, "of this machine");
        string sandbox = await shared.CreateAsync();
        await _client.ShellAsync(sandbox, $"ln -s {secret} link; ln -s {secret} /tmp/link; mkdir etc; echo own > etc/own; ln -s /etc/own good; echo own > /tmp/own");
        Assert.Equal("own\n", await _client.GetStringAsync($"{sandbox}/files?path=good"));
        Assert.Equal("own\n", await _client.GetStringAsync($"{sandbox}/files?path=/tmp/own"));
        using HttpResponseMessage answer = await _client.GetAsync($"{sandbox}/files?path={Uri.EscapeDataString(string.Format(CultureInfo.InvariantCulture, path, secret))}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.True(File.Exists(secret));
    }

    [Fact]
    public async Task AnUploadThatBreaksOffChangesNothing()
    {
        await using LiveServer server = await LiveServer.StartAsync();
        using HttpClient client = server.Client();
        string sandbox = await client.CreateSandboxAsync();
        await client.ShellAsync(sandbox, "echo old > file");
        using (TcpClient broken = new())
        {
            await broken.ConnectAsync(server.Address.Host, server.Address.Port);
            string head = $"PUT {sandbox}/files?path=file HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\nAuthorization: {client.DefaultRequestHeaders.Authorization}\r\n\r\n";
            NetworkStream stream = broken.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
            await stream.WriteAsync(new byte[100_000]);
            broken.Client.Shutdown(SocketShutdown.Send);
            // Answered when all that came of it is over.
            using StreamReader answer = new(stream);
            Assert.StartsWith("HTTP/1.1 400 ", await answer.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60)), StringComparison.Ordinal);
        }

        Assert.Equal("old\n", await client.GetStringAsync($"{sandbox}/files?path=file"));
        Assert.Equal(["file"], (await client.ReadAsync($"{sandbox}/files/list"))["files"]!.AsArray().Select(file => (string)file!["name"]!));
    }
}
