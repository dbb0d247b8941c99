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

    /// <summary>Positive control: the same link inside, and a file of this machine that is readable by the server.</summary>
    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("/agent/../etc/passwd")]
    [InlineData("/agent/link")]
    [InlineData("../../../../etc/passwd")]
    public async Task NoPathLeadsToAFileOfThisMachine(string path)
    {
        string sandbox = await shared.CreateAsync();
        await _client.ShellAsync(sandbox, "ln -s /etc/passwd link; mkdir etc; echo own > etc/own; ln -s /etc/own good");
        Assert.Equal("own\n", await _client.GetStringAsync($"{sandbox}/files?path=good"));
        Assert.True(File.Exists("/etc/passwd"));
        using HttpResponseMessage answer = await _client.GetAsync($"{sandbox}/files?path={Uri.EscapeDataString(path)}");
        Assert.False(answer.IsSuccessStatusCode);
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
            await broken.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
            await broken.GetStream().WriteAsync(new byte[100_000]);
        }

        // Counted when it is over.
        while (!(await client.GetStringAsync("/metrics")).Contains("method=\"PUT\"", StringComparison.Ordinal))
        {
        }

        Assert.Equal("old\n", await client.GetStringAsync($"{sandbox}/files?path=file"));
        Assert.Equal(["file"], (await client.ReadAsync($"{sandbox}/files/list"))["files"]!.AsArray().Select(file => (string)file!["name"]!));
    }
}
