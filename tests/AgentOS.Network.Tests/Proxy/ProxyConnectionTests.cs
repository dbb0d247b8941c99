using System.Net.Sockets;
using System.Text;
using AgentOS.Network.Policy;
using AgentOS.Network.Record;
using AgentOS.Network.Tests.Support;

namespace AgentOS.Network.Tests.Proxy;

/// <summary>The explicit proxy: the same rules as for captured connections.</summary>
public sealed class ProxyConnectionTests
{
    private const string Name = "ok.example";

    private static EgressRig Rig(TestServer server, string conditions = "private")
    {
        EgressRig rig = new([$"{Name}:{server.Port} {conditions}", $"{Name}", $"b.example:{server.Port} private"]);
        rig.Resolver.Set(Name, "127.0.0.1");
        rig.Resolver.Set("b.example", "127.0.0.1");
        return rig;
    }

    [Fact]
    public async Task A_tunnel_to_an_allowed_name_carries_tls()
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = Rig(server);
        using NetworkStream stream = await EgressRig.ConnectAsync(rig.Proxy);
        await stream.SendAsync($"CONNECT {Name}:{server.Port} HTTP/1.1\r\nHost: {Name}:{server.Port}\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 ", await stream.ReadUntilAsync("\r\n\r\n"), StringComparison.Ordinal);
        byte[] hello = Hello.For(Name), echo = new byte[hello.Length];
        await stream.WriteAsync(hello);
        await stream.ReadExactlyAsync(echo);
        Assert.Equal(hello, echo);
        Assert.Equal(EgressSource.Proxy, (await rig.Events.OpenedAsync()).Source);
    }

    [Theory]
    [InlineData("1.2.3.4:443")]
    [InlineData("ok.example:22")]
    [InlineData("evil.example:443")]
    [InlineData("127.0.0.1:80")]
    [InlineData("[::1]:80")]
    [InlineData("169.254.169.254:80")]
    [InlineData("2852039166:80")]
    [InlineData("ok.example")]
    [InlineData("ok.example:443@evil.example:443")]
    [InlineData("evil\u0001.ok.example:443")]
    [InlineData("ok.example%00.evil.example:443")]
    [InlineData("ok.example:443/")]
    public async Task N03_N16_N18_tunnels_elsewhere_are_refused_and_the_answer_says_why(string target)
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = Rig(server);
        using NetworkStream stream = await EgressRig.ConnectAsync(rig.Proxy);
        await stream.SendAsync($"CONNECT {target} HTTP/1.1\r\nHost: x\r\n\r\n");
        string answer = await stream.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 403 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"remedy\"", answer, StringComparison.Ordinal);
        await rig.Events.WaitAsync(happened => happened.Verdict == EgressVerdict.Denied);
        Assert.Equal(0, server.Accepted);
        Assert.Empty(rig.Resolver.Asked);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: ok.example\r\n\r\n")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    public async Task N19_a_tunnel_to_443_carries_tls_and_nothing_else(string sent)
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = Rig(server);
        using NetworkStream stream = await EgressRig.ConnectAsync(rig.Proxy);
        await stream.SendAsync($"CONNECT {Name}:443 HTTP/1.1\r\nHost: {Name}\r\n\r\n");
        await stream.ReadUntilAsync("\r\n\r\n");
        await stream.SendAsync(sent);
        await rig.Events.RefusalAsync(RefusalKind.NotTls);
        await stream.AssertResetAsync();
        Assert.Empty(rig.Resolver.Asked);
    }

    [Fact]
    public async Task N21_each_request_with_a_whole_url_is_judged()
    {
        using TestServer server = TestServer.Http();
        using EgressRig rig = Rig(server);
        using NetworkStream stream = await EgressRig.ConnectAsync(rig.Proxy);
        await stream.SendAsync($"GET http://{Name}:{server.Port}/one HTTP/1.1\r\nHost: {Name}:{server.Port}\r\nProxy-Connection: keep-alive\r\n\r\n");
        string first = await stream.ReadUntilAsync($"Host: {Name}:{server.Port}\r\n\r\n");
        Assert.Contains("GET /one HTTP/1.1", first, StringComparison.Ordinal);
        await stream.SendAsync($"GET http://b.example:{server.Port}/two HTTP/1.1\r\nHost: b.example:{server.Port}\r\n\r\n");
        await stream.ReadUntilAsync($"Host: b.example:{server.Port}\r\n\r\n");
        await stream.SendAsync("GET http://evil.example/three HTTP/1.1\r\nHost: evil.example\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 403 ", await stream.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal(2, server.Accepted);
        Assert.Equal("evil.example", (await rig.Events.RefusalAsync(RefusalKind.NoRule)).Host);
    }

    [Theory]
    [InlineData("GET http://ok.example@evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: ok.example\r\n\r\n")]
    [InlineData("GET http://ok.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n")]
    [InlineData("GET http://ok.example/ HTTP/1.1\r\nHost: ok.example\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n")]
    [InlineData("GET http://ok.example\t/ HTTP/1.1\r\nHost: ok.example\r\n\r\n")]
    public async Task N16_N17_odd_requests_are_refused(string request)
    {
        using TestServer server = TestServer.Http();
        using EgressRig rig = Rig(server);
        using NetworkStream stream = await EgressRig.ConnectAsync(rig.Proxy);
        await stream.SendAsync(request);
        Assert.StartsWith("HTTP/1.1 403 ", await stream.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal(0, server.Accepted);
    }

    [Fact]
    public async Task Socks_carries_allowed_names()
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = Rig(server, "raw private");
        using NetworkStream stream = await SocksAsync(rig, [3, (byte)Name.Length, .. Encoding.ASCII.GetBytes(Name)], server.Port, reply: 0);
        await stream.SendAsync("hello");
        Assert.Equal("hello", await stream.ReadUntilAsync("hello"));
    }

    public static TheoryData<string, byte[]> RefusedBySocks => new()
    {
        { "N01 an address", [1, 192, 0, 2, 1] },
        { "N02 an address of IPv6", [4, 0x20, 1, 0xd, 0xb8, .. new byte[12]] },
        { "N02 a mapped address", [4, .. new byte[10], 0xff, 0xff, 127, 0, 0, 1] },
        { "N05 this machine", [1, 127, 0, 0, 1] },
        { "N16 a name with NUL", [3, 15, .. "evil\0ok.example"u8] },
        { "N16 a name with a line's end", [3, 12, .. "ok.example\r\n"u8] },
        { "another name", [3, 12, .. "evil.example"u8] },
        { "no name", [3, 0] },
    };

    [Theory]
    [MemberData(nameof(RefusedBySocks))]
    public async Task Socks_refuses_others(string what, byte[] address)
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = Rig(server, "raw private");
        using NetworkStream stream = await SocksAsync(rig, address, server.Port, reply: 2);
        EgressEvent refusal = await rig.Events.WaitAsync(happened => happened.Verdict == EgressVerdict.Denied);
        Assert.True(refusal.Kind is not null, what);
        Assert.Equal(0, server.Accepted);
        Assert.Empty(rig.Resolver.Asked);
    }

    private static async Task<NetworkStream> SocksAsync(EgressRig rig, byte[] address, int port, byte reply)
    {
        NetworkStream stream = await EgressRig.ConnectAsync(rig.Proxy);
        await stream.WriteAsync((byte[])[5, 1, 0]);
        byte[] chosen = new byte[2], answer = new byte[10];
        await stream.ReadExactlyAsync(chosen);
        Assert.Equal([5, 0], chosen);
        await stream.WriteAsync((byte[])[5, 1, 0, .. address, (byte)(port >> 8), (byte)port]);
        await stream.ReadExactlyAsync(answer);
        Assert.Equal(reply, answer[1]);
        return stream;
    }
}
