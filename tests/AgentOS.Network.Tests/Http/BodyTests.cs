using System.Text;
using AgentOS.Network.Http;

namespace AgentOS.Network.Tests.Http;

/// <summary>Bodies and where they end.</summary>
public sealed class BodyTests
{
    [Theory]
    [InlineData("3\r\nabc\r\n0\r\n\r\nrest", "abc")]
    [InlineData("3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: x\r\n\r\nrest", "abcde")]
    [InlineData("00A\r\n0123456789\r\n000\r\n\r\nrest", "0123456789")]
    public async Task A_chunked_body_ends_with_its_empty_chunk(string sent, string body)
    {
        using HttpReader reader = new(new MemoryStream(Encoding.Latin1.GetBytes(sent)));
        Assert.Equal(body, await ReadAsync(new BodyReader(reader, BodyFraming.Chunked)));
        Assert.Equal("rest", await ReadAsync(new BodyReader(reader, BodyFraming.UntilClose)));
    }

    [Theory]
    [InlineData("3\nabc\n0\n\n")]
    [InlineData("3\r\nabcd\r\n0\r\n\r\n")]
    [InlineData("x\r\nabc\r\n0\r\n\r\n")]
    [InlineData("-1\r\nabc\r\n0\r\n\r\n")]
    [InlineData("+3\r\nabc\r\n0\r\n\r\n")]
    [InlineData(" 3\r\nabc\r\n0\r\n\r\n")]
    [InlineData("3 \r\nabc\r\n0\r\n\r\n")]
    [InlineData("0x3\r\nabc\r\n0\r\n\r\n")]
    [InlineData("\r\nabc\r\n0\r\n\r\n")]
    [InlineData("fffffffffffffffff\r\nabc\r\n0\r\n\r\n")]
    [InlineData("3;\0\r\nabc\r\n0\r\n\r\n")]
    public async Task N21_chunks_that_servers_read_differently_are_refused(string sent)
    {
        using HttpReader reader = new(new MemoryStream(Encoding.Latin1.GetBytes(sent)));
        await Assert.ThrowsAsync<FormatException>(() => ReadAsync(new BodyReader(reader, BodyFraming.Chunked)));
    }

    [Fact]
    public async Task A_body_that_is_cut_off_is_no_body()
    {
        using HttpReader reader = new(new MemoryStream("abc"u8.ToArray()));
        await Assert.ThrowsAsync<EndOfStreamException>(() => ReadAsync(new BodyReader(reader, BodyFraming.Of(4))));
    }

    [Fact]
    public async Task Fields_behind_the_last_chunk_are_kept_but_not_those_that_belong_before_a_body()
    {
        using HttpReader reader = new(new MemoryStream("1\r\nx\r\n0\r\nX-Sum: 5\r\nContent-Length: 9\r\nhost: evil.example\r\nAuthorization: Bearer x\r\n\r\nnext"u8.ToArray()));
        BodyReader body = new(reader, BodyFraming.Chunked);
        Assert.Equal("x", await ReadAsync(body));
        Assert.Equal("X-Sum: 5\r\n\r\n", Encoding.Latin1.GetString(body.Trailer.ToBytes()));
        Assert.Equal("next", Encoding.Latin1.GetString((await reader.ReadAsync(100, default)).Span));
        using MemoryStream sent = new();
        await new BodyWriter(sent, BodyFraming.Chunked).EndAsync(body.Trailer, default);
        Assert.Equal("0\r\nX-Sum: 5\r\n\r\n", Encoding.Latin1.GetString(sent.ToArray()));
    }

    [Theory]
    [InlineData(" folded: x\r\n\r\n")]
    [InlineData("no field\r\n\r\n")]
    [InlineData("a : b\r\n\r\n")]
    [InlineData("a: b\n\n")]
    public async Task Fields_behind_a_body_are_read_as_strictly_as_those_before(string trailer)
    {
        using HttpReader reader = new(new MemoryStream(Encoding.Latin1.GetBytes("0\r\n" + trailer)));
        await Assert.ThrowsAsync<FormatException>(() => ReadAsync(new BodyReader(reader, BodyFraming.Chunked)));
    }

    [Fact]
    public async Task Fields_behind_a_body_come_to_an_end()
    {
        string endless = string.Concat(Enumerable.Range(0, 2000).Select(number => $"x{number}: y\r\n"));
        using HttpReader reader = new(new MemoryStream(Encoding.Latin1.GetBytes("0\r\n" + endless)));
        await Assert.ThrowsAsync<FormatException>(() => ReadAsync(new BodyReader(reader, BodyFraming.Chunked)));
    }

    [Fact]
    public async Task What_is_written_is_read_again_in_any_framing()
    {
        Random random = new(3);
        for (int round = 0; round < 200; round++)
        {
            byte[] body = new byte[random.Next(100_000)];
            random.NextBytes(body);
            foreach (BodyFraming framing in new[] { BodyFraming.Chunked, BodyFraming.Of(body.Length), BodyFraming.UntilClose })
            {
                using MemoryStream sent = new();
                BodyWriter writer = new(sent, framing);
                for (int at = 0; at < body.Length;)
                {
                    int length = Math.Min(random.Next(1, 30_000), body.Length - at);
                    await writer.WriteAsync(body.AsMemory(at, length), default);
                    at += length;
                }

                await writer.EndAsync(new HeaderFields(), default);
                sent.Position = 0;
                using HttpReader reader = new(sent);
                Assert.Equal(Encoding.Latin1.GetString(body), await ReadAsync(new BodyReader(reader, framing)));
            }
        }
    }

    private static async Task<string> ReadAsync(BodyReader body)
    {
        StringBuilder text = new();
        while ((await body.ReadAsync(default)) is { IsEmpty: false } data)
            text.Append(Encoding.Latin1.GetString(data.Span));
        return text.ToString();
    }
}
