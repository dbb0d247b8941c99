using System.Net.Security;
using AgentOS.Testing;

namespace AgentOS.Network.Tests.Inspection;

/// <summary>Clients of inspected connections that begin and do not go on.</summary>
public class HeadLimitTests
{
    [Theory]
    [InlineData("GET / HT")]
    [InlineData("GET /one HTTP/1.1\r\nHost: {0}\r\n\r\n|GET /two")]
    public async Task A_head_that_has_begun_must_end_soon(string said)
    {
        FakeTimeProvider time = new();
        using InspectedPlace place = new("methods=GET", time: time);
        await using SslStream client = await place.ConnectAsync();
        byte[] answer = new byte[1000];
        string[] parts = string.Format(null, said, $"{InspectedPlace.Host}:{place.Upstream.Port}").Split('|');
        foreach (string part in parts)
        {
            await client.WriteAsync(System.Text.Encoding.ASCII.GetBytes(part));
            if (part.EndsWith('\n'))
                Assert.True(await client.ReadAsync(answer) > 0);
        }

        Task<IReadOnlyList<string>> refused = place.RefusedAsync(1);
        // When the head's first bytes have been read nobody tells; the limit runs from then on.
        while (!refused.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(11));
            await Task.Yield();
        }

        Assert.Equal(["timeout"], await refused);
    }

    [Fact]
    public async Task A_connection_may_be_kept_for_later()
    {
        FakeTimeProvider time = new();
        using InspectedPlace place = new("methods=GET", time: time);
        await using SslStream client = await place.ConnectAsync();
        byte[] request = System.Text.Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: {InspectedPlace.Host}:{place.Upstream.Port}\r\n\r\n"), answer = new byte[1000];
        await client.WriteAsync(request);
        Assert.True(await client.ReadAsync(answer) > 0);
        time.Advance(TimeSpan.FromHours(1));
        await client.WriteAsync(request);
        // The first answer may come in pieces; a connection that was not kept gives nothing more.
        while (place.Upstream.Requests.Count < 2)
            Assert.True(await client.ReadAsync(answer) > 0);
    }
}
