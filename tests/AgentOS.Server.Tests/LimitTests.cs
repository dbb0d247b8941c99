using System.Net;
using System.Net.Sockets;
using System.Text;
using AgentOS.Fleet.Tokens;

namespace AgentOS.Server.Tests;

public sealed class LimitTests
{
    [Fact]
    public async Task ATooLargeRequestIsRefusedAndAFileHasALimitOfItsOwn()
    {
        Installation.Require();
        await using LiveServer server = await LiveServer.StartAsync("--max-file", "10");
        using HttpClient client = server.Client(TokenScopes.Usual);
        // Asks before it sends: a server that has refused reads no more.
        client.DefaultRequestHeaders.ExpectContinue = true;
        using HttpResponseMessage large = await client.PostAsync("/v1/sandboxes", new StringContent(new string(' ', 9 << 20), Encoding.UTF8, "application/json"));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "server.too-large"), (large.StatusCode, await large.CodeAsync()));
        string sandbox = await client.CreateSandboxAsync();
        using HttpResponseMessage fits = await client.PutAsync($"{sandbox}/files?path=a", new ByteArrayContent(new byte[9 << 20]));
        Assert.Equal(HttpStatusCode.OK, fits.StatusCode);
        using HttpResponseMessage more = await client.PutAsync($"{sandbox}/files?path=a", new ByteArrayContent(new byte[11 << 20]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, more.StatusCode);
        Assert.Equal($"{9 << 20}\n", await client.ShellAsync(sandbox, "stat -c %s a"));
    }

    [Fact]
    public async Task WhoAsksTooOftenWaitsAndOthersDoNot()
    {
        await using LiveServer server = await LiveServer.StartAsync("--rate", "1");
        using HttpClient eager = server.Client(TokenScopes.Read), other = server.Client(TokenScopes.Read);
        List<HttpStatusCode> answers = [];
        HttpResponseMessage last = null!;
        for (int call = 0; call < 30; call++)
            answers.Add((last = await eager.GetAsync("/v1/sandboxes")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, answers[0]);
        Assert.Equal((HttpStatusCode.TooManyRequests, "server.too-many"), (last.StatusCode, await last.CodeAsync()));
        Assert.True(last.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/v1/sandboxes")).StatusCode);
    }

    [Fact]
    public async Task ConnectionsAreCounted()
    {
        await using LiveServer server = await LiveServer.StartAsync("--connections", "2");
        using TcpClient first = await OpenAsync(server), second = await OpenAsync(server);
        Assert.Contains("200 OK", await AskAsync(first), StringComparison.Ordinal);
        Assert.Contains("200 OK", await AskAsync(second), StringComparison.Ordinal);
        // Not before: connections are counted on many threads, in no order.
        using TcpClient third = await OpenAsync(server);
        Assert.Equal("", await AskAsync(third));
    }

    private static async Task<TcpClient> OpenAsync(LiveServer server)
    {
        TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, server.Address.Port);
        return client;
    }

    // The whole answer is in one packet.
    private static async Task<string> AskAsync(TcpClient client)
    {
        byte[] buffer = new byte[4096];
        try
        {
            await client.GetStream().WriteAsync("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
            return Encoding.ASCII.GetString(buffer, 0, await client.GetStream().ReadAsync(buffer));
        }
        catch (IOException)
        {
            return "";
        }
    }
}
