using System.Net;
using System.Net.Sockets;
using AgentOS.Network.Policy;
using AgentOS.Network.Record;
using AgentOS.Network.Tests.Support;

namespace AgentOS.Network.Tests.Capture;

/// <summary>Connections as programs of a sandbox make them, over real sockets.</summary>
public sealed class CapturedConnectionTests
{
    private const string Name = "ok.example";

    private static EgressRig Rig(TestServer server, string conditions = "private", Func<EgressOptions, EgressOptions>? change = null)
    {
        EgressRig rig = new([$"{Name}:{server.Port} {conditions}"], change: change);
        rig.Resolver.Set(Name, "127.0.0.1");
        return rig;
    }

    [Fact]
    public async Task A_raw_rule_carries_anything_both_ways_and_is_recorded()
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = Rig(server, "raw private");
        using (NetworkStream stream = await rig.ConnectAsync(Name, server.Port))
        {
            await stream.SendAsync("SSH-2.0-test\r\n");
            stream.Socket.Shutdown(SocketShutdown.Send);
            Assert.Equal("SSH-2.0-test\r\n", await stream.ReadToEndAsync());
        }

        EgressEvent over = await rig.Events.WaitAsync(happened => happened.Host == Name);
        Assert.Equal((14, 14), (over.Sent, over.Received));
        Assert.Equal(EgressVerdict.Allowed, over.Verdict);
        Assert.Equal(IPAddress.Loopback, over.Address);
        Assert.Equal($"{Name}:{server.Port} raw private", over.Rule);
        Assert.Contains(rig.Events.All, happened => happened.Id == over.Id && happened.Duration is null);
    }

    [Fact]
    public async Task A_denied_name_is_denied_behind_an_alias_as_well()
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = new([$"{Name}:{server.Port} raw private", $"good.example:{server.Port} raw private"], ["tracker.example"]);
        rig.Resolver.Set("tracker.example", "127.0.0.1");
        rig.Resolver.Set("cdn.example", "127.0.0.1");
        rig.Resolver.Alias(Name, "tracker.example");
        rig.Resolver.Alias("good.example", "cdn.example");
        await EgressRig.AssertCutOffAsync(await rig.CaptureAsync(Name, server.Port));
        EgressEvent refusal = await rig.Events.RefusalAsync(RefusalKind.DenyRule);
        Assert.Contains("tracker.example", refusal.Reason, StringComparison.Ordinal);
        Assert.Equal(0, server.Accepted);
        using NetworkStream stream = await rig.ConnectAsync("good.example", server.Port);
        await stream.SendAsync("hello\n");
        Assert.Equal("hello\n", await stream.ReadUntilAsync("\n"));
    }

    [Fact]
    public async Task A_server_that_speaks_first_is_heard_by_a_raw_rule()
    {
        using TestServer server = new(async stream => await stream.WriteAsync("220 welcome\r\n"u8.ToArray()));
        using EgressRig rig = Rig(server, "raw private");
        using NetworkStream stream = await rig.ConnectAsync(Name, server.Port);
        Assert.Equal("220 welcome\r\n", await stream.ReadToEndAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000_000)]
    public async Task N12_tls_of_the_right_name_reaches_the_server_however_it_is_divided(int segment)
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = Rig(server);
        using NetworkStream stream = await rig.ConnectAsync(Name, server.Port);
        stream.Socket.NoDelay = true;
        byte[] hello = Hello.Split(Hello.Message([(Hello.ServerNameType, Hello.ServerName("OK.Example.")), (Hello.KeyShareType, new byte[1200])]), 700);
        foreach (byte[] piece in hello.Chunk(segment))
            await stream.WriteAsync(piece);
        byte[] echo = new byte[hello.Length];
        await stream.ReadExactlyAsync(echo);
        Assert.Equal(hello, echo);
    }

    public static TheoryData<string, byte[], RefusalKind> Refused => new()
    {
        { "N09 another name", Hello.For("evil.example"), RefusalKind.SniMismatch },
        { "N09 a name above", Hello.For("example"), RefusalKind.SniMismatch },
        { "N09 a name below", Hello.For("a.ok.example"), RefusalKind.SniMismatch },
        { "N11 no name", Hello.For(null), RefusalKind.NoSni },
        { "N11 an address", Hello.For("192.0.2.1"), RefusalKind.SniMismatch },
        { "N11 two names", Hello.Record(Hello.Message([(0, Hello.ServerName("ok.example", "evil.example"))])), RefusalKind.BadHello },
        { "N11 an empty name", Hello.For(""), RefusalKind.BadHello },
        { "N12 too long", Hello.Split([1, 0, 0xff, 0xf0, .. new byte[70_000]], 16_000), RefusalKind.BadHello },
        { "N13 encrypted", Hello.For("ok.example", (Hello.EncryptedType, [0])), RefusalKind.Ech },
        { "N20 ssh", "SSH-2.0-OpenSSH_9.2\r\n"u8.ToArray(), RefusalKind.NotTls },
        { "N20 binary", [0, 0, 0, 8, 4, 210, 22, 47], RefusalKind.NotTls },
        { "N21 http2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray(), RefusalKind.NotTls },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_does_not_agree_with_the_name_is_cut_off_and_nothing_was_dialled(string what, byte[] sent, RefusalKind kind)
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = Rig(server);
        await EgressRig.AssertCutOffAsync(await rig.CaptureAsync(Name, server.Port), sent);
        EgressEvent refusal = await rig.Events.WaitAsync(happened => happened.Host == Name);
        Assert.Equal((what, kind), (what, refusal.Kind));
        Assert.Equal(0, server.Accepted);
        Assert.Empty(rig.Resolver.Asked);
        Assert.Null(refusal.Address);
    }

    [Fact]
    public async Task N11_a_rule_may_allow_tls_without_a_name()
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = Rig(server, "private allow-no-sni");
        using NetworkStream stream = await rig.ConnectAsync(Name, server.Port);
        byte[] hello = Hello.For(null);
        await stream.WriteAsync(hello);
        await stream.ReadExactlyAsync(new byte[hello.Length]);
        Assert.Equal(1, server.Accepted);
    }

    [Fact]
    public async Task N12_a_client_that_does_not_finish_its_hello_is_cut_off_by_the_clock()
    {
        Testing.FakeTimeProvider clock = new();
        using TestServer server = TestServer.Echo();
        using EgressRig rig = Rig(server, change: options => options with { Time = clock });
        using NetworkStream stream = await rig.ConnectAsync(Name, server.Port);
        await stream.WriteAsync(Hello.For(Name).AsMemory(0, 20));
        Task<EgressEvent> timeout = rig.Events.RefusalAsync(RefusalKind.Timeout);
        while (!timeout.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMinutes(2));
            await Task.Yield();
        }

        await stream.AssertResetAsync();
        Assert.Equal(0, server.Accepted);
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("::ffff:10.0.0.1")]
    public async Task N06_an_allowed_name_with_a_private_address_is_refused(string address)
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = Rig(server, "raw");
        rig.Resolver.Set(Name, address);
        await EgressRig.AssertCutOffAsync(await rig.CaptureAsync(Name, server.Port));
        Assert.Equal(Name, (await rig.Events.RefusalAsync(RefusalKind.PrivateAnswer)).Host);
        Assert.Equal(0, server.Accepted);
    }

    [Fact]
    public async Task An_address_that_a_rule_denies_is_not_reached_by_a_name_either()
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = new([$"{Name}:{server.Port} raw private"], ["127.0.0.1"]);
        rig.Resolver.Set(Name, "127.0.0.1");
        await EgressRig.AssertCutOffAsync(await rig.CaptureAsync(Name, server.Port));
        Assert.Contains("127.0.0.1", (await rig.Events.RefusalAsync(RefusalKind.DenyRule)).Reason, StringComparison.Ordinal);
        Assert.Equal(0, server.Accepted);
    }

    [Fact]
    public async Task N07_a_name_is_resolved_once_for_a_connection_and_that_answer_is_judged()
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = Rig(server, "raw private");
        rig.Resolver.SetTurns(Name, "127.0.0.1", "127.66.66.66");
        using NetworkStream stream = await rig.ConnectAsync(Name, server.Port);
        EgressEvent opened = await rig.Events.OpenedAsync();
        Assert.Equal(IPAddress.Loopback, opened.Address);
        Assert.Single(rig.Resolver.Asked);
    }

    [Fact]
    public async Task An_address_that_does_not_answer_is_followed_by_the_next()
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = Rig(server, "raw private");
        rig.Resolver.Set(Name, "127.66.66.66", "::1", "127.0.0.1");
        using NetworkStream stream = await rig.ConnectAsync(Name, server.Port);
        await stream.SendAsync("x");
        Assert.Equal("x", await stream.ReadUntilAsync("x"));
    }

    [Fact]
    public async Task A_name_that_is_not_found_is_a_failure_and_no_denial()
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = new([$"gone.example:{server.Port} raw"]);
        await EgressRig.AssertCutOffAsync(await rig.CaptureAsync("gone.example", server.Port));
        EgressEvent failed = await rig.Events.RefusalAsync(RefusalKind.NotFound);
        Assert.Equal(EgressVerdict.Failed, failed.Verdict);
    }

    [Fact]
    public async Task N01_N42_a_literal_address_is_cut_off_at_once()
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = Rig(server);
        IPEndPoint literal = rig.Capture(IPAddress.Parse("127.99.0.1"), server.Port);
        await EgressRig.AssertCutOffAsync(literal);
        EgressEvent refusal = await rig.Events.WaitAsync(happened => happened.Host == "127.99.0.1");
        Assert.Equal(EgressVerdict.Denied, refusal.Verdict);
        Assert.NotNull(refusal.Remedy);
        Assert.Equal(0, server.Accepted);
    }

    [Fact]
    public async Task N41_what_a_rule_may_send_is_limited_over_all_connections()
    {
        using TestServer server = new(async stream => await stream.CopyToAsync(Stream.Null));
        using EgressRig rig = Rig(server, "raw private upload=1M");
        IPEndPoint captured = await rig.CaptureAsync(Name, server.Port);
        using (NetworkStream first = await EgressRig.ConnectAsync(captured))
            await first.WriteAsync(new byte[900_000]);
        await rig.Events.WaitAsync(happened => happened.Sent == 900_000);
        using NetworkStream second = await EgressRig.ConnectAsync(captured);
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            for (int i = 0; i < 100; i++)
                await second.WriteAsync(new byte[1_000_000]);
        });
        EgressEvent refusal = await rig.Events.RefusalAsync(RefusalKind.ByteLimit);
        Assert.InRange(refusal.Sent, 0, 148_576);
    }

    [Fact]
    public async Task What_may_come_by_a_rule_is_limited()
    {
        using TestServer server = new(async stream => await stream.WriteAsync(new byte[50_000_000]));
        using EgressRig rig = Rig(server, "raw private download=1M");
        using NetworkStream stream = await rig.ConnectAsync(Name, server.Port);
        await Assert.ThrowsAsync<IOException>(() => stream.CopyToAsync(Stream.Null).WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.InRange((await rig.Events.RefusalAsync(RefusalKind.ByteLimit)).Received, 0, 1 << 20);
    }

    [Fact]
    public async Task Connections_of_a_rule_are_limited()
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = Rig(server, "raw private connections=1");
        IPEndPoint captured = await rig.CaptureAsync(Name, server.Port);
        using NetworkStream first = await EgressRig.ConnectAsync(captured);
        await first.SendAsync("x");
        await first.ReadUntilAsync("x");
        await EgressRig.AssertCutOffAsync(captured);
        Assert.Equal(RefusalKind.Limit, (await rig.Events.RefusalAsync(RefusalKind.Limit)).Kind);
    }

    [Fact]
    public async Task Much_data_arrives_whole_both_ways()
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = Rig(server, "raw private");
        using NetworkStream stream = await rig.ConnectAsync(Name, server.Port);
        byte[] data = new byte[20_000_000];
        new Random(1).NextBytes(data);
        Task sending = stream.WriteAsync(data).AsTask();
        byte[] back = new byte[data.Length];
        await stream.ReadExactlyAsync(back);
        await sending;
        Assert.True(data.AsSpan().SequenceEqual(back));
    }
}
