using System.Text;
using AgentOS.Network.Http;

namespace AgentOS.Network.Tests.Http;

/// <summary>Heads of requests, and those that servers read differently.</summary>
public sealed class RequestHeadTests
{
    private static RequestHead Read(string head) => RequestHead.Parse(Encoding.Latin1.GetBytes(head));

    [Fact]
    public void A_request_is_sent_on_as_it_was_read()
    {
        RequestHead request = Read("POST /a?b HTTP/1.1\r\nHost: ok.example\r\nX-A:  b c \r\nContent-Length: 3\r\n\r\n");
        Assert.Equal("POST /a?b HTTP/1.1\r\nHost: ok.example\r\nX-A: b c\r\nContent-Length: 3\r\n\r\n", Encoding.Latin1.GetString(request.ToBytes()));
        Assert.Equal(3, request.Framing.Length);
        Assert.True(request.KeepsAlive);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nhost: a\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n Host: a\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost : a\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\nHost: a\n\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n")]
    [InlineData("GET  / HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GET / x HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GET /\tx HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GET / HTTP/2.0\r\nHost: a\r\n\r\n")]
    [InlineData("PRI * HTTP/2.0\r\n\r\n")]
    [InlineData("GET / HTTP/1.12\r\nHost: a\r\n\r\n")]
    [InlineData("GET /\r\nHost: a\r\n\r\n")]
    [InlineData(" GET / HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("G(T / HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x1\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\u000bchunked\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nConnection: keep-alive, Content-Length\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nConnection: transfer-encoding\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nConnection: HOST\r\n\r\n")]
    [InlineData("POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")]
    public void N21_what_servers_read_differently_is_refused(string head) => Assert.Throws<FormatException>(() => Read(head));

    [Theory]
    [InlineData("/", "ok.example", "ok.example", null, "/")]
    [InlineData("/", "OK.example.:8080", "ok.example", 8080, "/")]
    [InlineData("http://ok.example/x?y", "ok.example", "ok.example", 80, "/x?y")]
    [InlineData("http://ok.example:81", "ok.example:81", "ok.example", 81, "/")]
    [InlineData("http://evil.com#ok.com", "evil.com", "evil.com", 80, "/")]
    public void N17_a_request_goes_to_its_real_authority(string target, string host, string name, int? port, string path) =>
        Assert.Equal(new RequestTarget(name, port, path), RequestTarget.Of(Read($"GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n")));

    [Theory]
    [InlineData("http://ok.com@evil.com/", "evil.com")]
    [InlineData("http://ok.example/", "other.example")]
    [InlineData("http://ok.example:81/", "ok.example")]
    [InlineData("https://ok.example/", "ok.example")]
    [InlineData("ftp://ok.example/", "ok.example")]
    [InlineData("ok.example/", "ok.example")]
    [InlineData("*", "ok.example")]
    [InlineData("/", "")]
    [InlineData("/", "ok.example,other.example")]
    [InlineData("/", "user@ok.example")]
    [InlineData("/", "ok.example:http")]
    [InlineData("/", "0251.254.169.254")]
    [InlineData("/", "2852039166")]
    [InlineData("/", "ok.example/")]
    [InlineData("/", "ok.example%00")]
    public void N16_N17_authorities_that_say_two_things_are_refused(string target, string host) =>
        Assert.Throws<FormatException>(() => RequestTarget.Of(Read($"GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n")));

    [Fact]
    public void N21_an_offer_of_http2_is_taken_off_and_websocket_is_left()
    {
        RequestHead request = Read("GET / HTTP/1.1\r\nHost: ok.example\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n");
        RequestTarget.Of(request).Prepare(request);
        Assert.Equal("GET / HTTP/1.1\r\nHost: ok.example\r\nConnection: keep-alive\r\n\r\n", Encoding.Latin1.GetString(request.ToBytes()));
        RequestHead socket = Read("GET / HTTP/1.1\r\nHost: ok.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
        RequestTarget.Of(socket).Prepare(socket);
        Assert.True(socket.IsUpgrade);
    }

    [Fact]
    public void What_is_read_is_read_the_same_way_again_whatever_bytes_come()
    {
        string[] parts = ["GET ", "POST ", "/ ", "HTTP/1.1", "HTTP/1.0", "\r\n", "\n", "\r", "Host: a", "Content-Length: 1", "Transfer-Encoding: chunked", ":", " ", "\t", "\0", "x", "\u00ff", "\r\n\r\n"];
        Random random = new(7);
        int read = 0;
        for (int round = 0; round < 50000; round++)
        {
            string text = string.Concat(random.Next(3) == 0 ? "GET / HTTP/1.1\r\nHost: a\r\n" : "", string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => parts[random.Next(parts.Length)])), "\r\n\r\n");
            try
            {
                RequestHead request = Read(text);
                Assert.Equal(request.ToBytes(), RequestHead.Parse(request.ToBytes()).ToBytes());
                read++;
            }
            catch (FormatException)
            {
                // Refused.
            }
        }

        Assert.True(read > 100, $"only {read} were requests at all");
    }
}
