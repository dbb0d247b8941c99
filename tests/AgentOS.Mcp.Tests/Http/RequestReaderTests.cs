using System.Text;
using AgentOS.Mcp.Http;

namespace AgentOS.Mcp.Tests.Http;

public sealed class RequestReaderTests
{
    [Theory]
    [InlineData("POST /mcp?x=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbodyGET")]
    [InlineData("POST /mcp HTTP/1.1\r\nhost:a\r\ntransfer-encoding: chunked\r\n\r\n3;x=y\r\nbod\r\n1\r\ny\r\n0\r\nTrailer: 1\r\n\r\nGET")]
    public async Task A_request_is_read_up_to_its_end(string text)
    {
        HttpRequestReader reader = Reader(text);
        (string method, string path, Dictionary<string, string> headers, byte[] body) = (await reader.ReadAsync(CancellationToken.None))!.Value;
        Assert.Equal(("POST", "/mcp", "a", "body"), (method, path, headers["HOST"], Encoding.UTF8.GetString(body)));
        Assert.True(reader.HasMore);
    }

    [Theory]
    [InlineData("GET / HTTP/1.0\r\n\r\n", 400)]
    [InlineData("GET http://a/ HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\n\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nNo colon\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nName : value\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 1, 2\r\n\r\nab", 400)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 999999999\r\n\r\n", 413)]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc", 400)]
    [InlineData("GET / HTTP/1.1\r\nA: b", 400)]
    public async Task What_is_ambiguous_or_broken_is_refused(string text, int status)
    {
        HttpParseException problem = await Assert.ThrowsAsync<HttpParseException>(() => Reader(text).ReadAsync(CancellationToken.None));
        Assert.Equal(status, problem.Status);
    }

    [Fact]
    public async Task Headers_without_end_are_refused()
    {
        HttpParseException problem = await Assert.ThrowsAsync<HttpParseException>(
            () => Reader("GET / HTTP/1.1\r\n" + string.Concat(Enumerable.Repeat("A: b\r\n", 20_000))).ReadAsync(CancellationToken.None));
        Assert.Equal(431, problem.Status);
    }

    [Fact]
    public async Task Random_bytes_are_refused_or_read_and_never_anything_else()
    {
        Random random = new(7);
        byte[] sound = "POST /mcp HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"u8.ToArray();
        for (int round = 0; round < 5_000; round++)
        {
            byte[] bytes = [.. sound];
            for (int change = random.Next(1, 6); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                _ = await new HttpRequestReader(new MemoryStream(bytes)).ReadAsync(CancellationToken.None);
            }
            catch (HttpParseException)
            {
                // Refused.
            }
        }
    }

    private static HttpRequestReader Reader(string text) => new(new MemoryStream(Encoding.Latin1.GetBytes(text)));
}
