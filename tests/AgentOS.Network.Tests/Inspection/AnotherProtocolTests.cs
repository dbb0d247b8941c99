using System.Net.Security;

namespace AgentOS.Network.Tests.Inspection;

/// <summary>HTTP/2, whose requests name their hosts in a place of their own, on inspected connections.</summary>
public class AnotherProtocolTests
{
    [Fact]
    public async Task A_client_that_speaks_nothing_else_is_refused_and_told_of()
    {
        using InspectedPlace place = new("methods=GET");
        await Assert.ThrowsAnyAsync<Exception>(() => place.ConnectAsync(SslApplicationProtocol.Http2));
        Assert.Equal(["not-inspected"], await place.RefusedAsync(1));
        Assert.Equal(0, place.Upstream.Connections);
    }

    [Fact]
    public async Task A_client_that_speaks_both_speaks_HTTP_1()
    {
        using InspectedPlace place = new("methods=GET");
        await using SslStream client = await place.ConnectAsync(SslApplicationProtocol.Http2, SslApplicationProtocol.Http11);
        Assert.Equal(SslApplicationProtocol.Http11, client.NegotiatedApplicationProtocol);
    }

    [Fact]
    public async Task Its_beginning_without_having_agreed_on_it_is_no_request()
    {
        using InspectedPlace place = new("methods=GET");
        await using SslStream client = await place.ConnectAsync();
        await client.WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray());
        Assert.Equal(["bad-request"], await place.RefusedAsync(1));
        Assert.Equal(0, place.Upstream.Connections);
    }
}
