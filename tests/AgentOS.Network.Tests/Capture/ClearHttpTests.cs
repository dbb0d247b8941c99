using System.Net.Sockets;
using System.Text.Json;
using AgentOS.Network.Policy;
using AgentOS.Network.Tests.Support;

namespace AgentOS.Network.Tests.Capture;

/// <summary>Clear HTTP, each request judged by itself.</summary>
public sealed class ClearHttpTests
{
    private const string Name = "ok.example";

    private static EgressRig Rig(TestServer server, string conditions = "private")
    {
        EgressRig rig = new([$"{Name}:{server.Port} {conditions}"]);
        rig.Resolver.Set(Name, "127.0.0.1");
        return rig;
    }

    [Fact]
    public async Task Requests_for_the_name_are_carried_one_after_the_other()
    {
        using TestServer server = TestServer.Http();
        using EgressRig rig = Rig(server);
        using NetworkStream stream = await rig.ConnectAsync(Name, server.Port);
        await stream.SendAsync($"GET /one HTTP/1.1\r\nHost: {Name}:{server.Port}\r\n\r\n");
        Assert.Contains("GET /one", await stream.ReadUntilAsync($"Host: {Name}:{server.Port}\r\n\r\n"), StringComparison.Ordinal);
        await stream.SendAsync($"POST http://{Name}:{server.Port}/two HTTP/1.1\r\nHost: {Name}:{server.Port}\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n3;x\r\ndef\r\n0\r\n\r\n");
        Assert.Contains("POST /two", await stream.ReadUntilAsync("abcdef"), StringComparison.Ordinal);
        await stream.SendAsync($"GET /last HTTP/1.1\r\nHost: {Name}\r\nConnection: close\r\n\r\n");
        Assert.Contains("GET /last", await stream.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal(1, server.Accepted);
    }

    [Fact]
    public async Task N21_another_host_in_a_later_request_gets_a_403_that_a_model_can_read()
    {
        using TestServer server = TestServer.Http();
        using EgressRig rig = Rig(server);
        using NetworkStream stream = await rig.ConnectAsync(Name, server.Port);
        await stream.SendAsync($"GET /one HTTP/1.1\r\nHost: {Name}\r\n\r\nGET /two HTTP/1.1\r\nHost: evil.example\r\n\r\n");
        string answers = await stream.ReadToEndAsync();
        Assert.Contains("GET /one", answers, StringComparison.Ordinal);
        Assert.DoesNotContain("GET /two HTTP", answers, StringComparison.Ordinal);
        Assert.Contains("HTTP/1.1 403 Forbidden\r\n", answers, StringComparison.Ordinal);
        JsonElement body = JsonDocument.Parse(answers[answers.IndexOf('{', StringComparison.Ordinal)..]).RootElement;
        Assert.Equal("network_denied", body.GetProperty("error").GetString());
        Assert.Equal("host-mismatch", body.GetProperty("kind").GetString());
        Assert.Contains("evil.example", body.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(body.GetProperty("remedy").GetString()!);
        Assert.Equal(RefusalKind.HostMismatch, (await rig.Events.RefusalAsync(RefusalKind.HostMismatch)).Kind);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")]
    [InlineData("GET http://evil.example/ HTTP/1.1\r\nHost: ok.example\r\n\r\n")]
    [InlineData("GET http://ok.example@evil.example/ HTTP/1.1\r\nHost: ok.example\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: ok.example:22\r\n\r\n")]
    [InlineData("CONNECT evil.example:443 HTTP/1.1\r\nHost: ok.example\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: 2852039166\r\n\r\n")]
    public async Task N03_N10_N18_N23_requests_for_others_never_reach_a_server(string request)
    {
        using TestServer server = TestServer.Http();
        using EgressRig rig = Rig(server);
        using NetworkStream stream = await rig.ConnectAsync(Name, server.Port);
        await stream.SendAsync(request);
        Assert.StartsWith("HTTP/1.1 403 ", await stream.ReadToEndAsync(), StringComparison.Ordinal);
        await rig.Events.RefusalAsync(RefusalKind.HostMismatch);
        Assert.Equal(0, server.Accepted);
    }

    [Fact]
    public async Task N21_a_body_of_two_lengths_is_cut_off()
    {
        using TestServer server = TestServer.Http();
        using EgressRig rig = Rig(server);
        await EgressRig.AssertCutOffAsync(await rig.CaptureAsync(Name, server.Port), System.Text.Encoding.ASCII.GetBytes($"POST / HTTP/1.1\r\nHost: {Name}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"));
        await rig.Events.RefusalAsync(RefusalKind.BadRequest);
        Assert.Equal(0, server.Accepted);
    }

    [Fact]
    public async Task N21_http2_is_not_offered_to_the_server()
    {
        using TestServer server = TestServer.Http();
        using EgressRig rig = Rig(server);
        using NetworkStream stream = await rig.ConnectAsync(Name, server.Port);
        await stream.SendAsync($"GET / HTTP/1.1\r\nHost: {Name}\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n");
        string answer = await stream.ReadUntilAsync("\r\n\r\nGET / HTTP/1.1\r\nHost: ok.example\r\nConnection: keep-alive\r\n\r\n");
        Assert.DoesNotContain("h2c", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_websocket_is_carried()
    {
        using TestServer server = TestServer.Http();
        using EgressRig rig = Rig(server);
        using NetworkStream stream = await rig.ConnectAsync(Name, server.Port);
        await stream.SendAsync($"GET / HTTP/1.1\r\nHost: {Name}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
        await stream.ReadUntilAsync("\r\n\r\n");
        await stream.SendAsync("anything at all");
        Assert.Equal("anything at all", await stream.ReadUntilAsync("all"));
    }

    [Theory]
    [InlineData("GET", "/v1/x", true)]
    [InlineData("POST", "/v1/x", false)]
    [InlineData("GET", "/v2/x", false)]
    [InlineData("GET", "/v1/../v2/x", false)]
    public async Task N23_methods_and_paths_are_judged(string method, string path, bool isCarried)
    {
        using TestServer server = TestServer.Http();
        using EgressRig rig = Rig(server, "private methods=GET paths=/v1/*");
        using NetworkStream stream = await rig.ConnectAsync(Name, server.Port);
        await stream.SendAsync($"{method} {path} HTTP/1.1\r\nHost: {Name}\r\nConnection: close\r\n\r\n");
        Assert.StartsWith(isCarried ? "HTTP/1.1 200" : "HTTP/1.1 403", await stream.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal(isCarried ? 1 : 0, server.Accepted);
    }

    [Fact]
    public async Task A_rule_that_judges_requests_refuses_tls_when_nobody_can_look_inside()
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = Rig(server, "private methods=GET");
        await EgressRig.AssertCutOffAsync(await rig.CaptureAsync(Name, server.Port), Hello.For(Name));
        await rig.Events.RefusalAsync(RefusalKind.NotInspected);
        Assert.Equal(0, server.Accepted);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_a_502()
    {
        using EgressRig rig = new(["gone.example:8099"]);
        using NetworkStream stream = await rig.ConnectAsync("gone.example", 8099);
        await stream.SendAsync("GET / HTTP/1.1\r\nHost: gone.example\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 502 ", await stream.ReadToEndAsync(), StringComparison.Ordinal);
    }
}
