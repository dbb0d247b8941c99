using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AgentOS.Errors;
using AgentOS.Network.Policy;
using AgentOS.Network.Tests.Support;

namespace AgentOS.Network.Tests.Capture;

/// <summary>Policies that change while connections are open.</summary>
public sealed class LivePolicyTests
{
    [Fact]
    public async Task N36_removing_a_rule_closes_its_connections_and_leaves_the_others()
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = new([$"a.example:{server.Port} raw private", $"b.example:{server.Port} raw private"]);
        rig.Resolver.Set("a.example", "127.0.0.1");
        rig.Resolver.Set("b.example", "127.0.0.1");
        using NetworkStream a = await rig.ConnectAsync("a.example", server.Port), b = await rig.ConnectAsync("b.example", server.Port);
        foreach (NetworkStream stream in new[] { a, b })
        {
            await stream.SendAsync("x");
            await stream.ReadUntilAsync("x");
        }

        long begun = Stopwatch.GetTimestamp();
        EgressPolicy now = rig.Egress.Change(policy => policy.Denying(EgressRule.Parse("a.example")));
        await a.AssertResetAsync();
        TimeSpan took = Stopwatch.GetElapsedTime(begun);
        TestContext.Current.SendDiagnosticMessage($"closed after {took.TotalMilliseconds:0.00} ms");
        Assert.Equal(2, now.Generation);
        Record.EgressEvent closed = await rig.Events.RefusalAsync(RefusalKind.RuleRemoved);
        Assert.Equal(("a.example", 1L), (closed.Host, closed.Generation));
        await b.SendAsync("y");
        Assert.Equal("y", await b.ReadUntilAsync("y"));
        Assert.Equal(1, rig.Egress.OpenConnections);
    }

    [Fact]
    public async Task N36_a_new_rule_holds_at_once()
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = new([]);
        rig.Resolver.Set("a.example", "127.0.0.1");
        Assert.Equal(DnsClient.NoSuchName, (await DnsClient.AskAsync(rig.NameServer, "a.example", DnsClient.A)).Code);
        rig.Egress.Change(policy => policy.Allowing(EgressRule.Parse($"a.example:{server.Port} raw private")));
        using NetworkStream stream = await rig.ConnectAsync("a.example", server.Port);
        await stream.SendAsync("x");
        Assert.Equal("x", await stream.ReadUntilAsync("x"));
    }

    [Fact]
    public async Task N38_an_old_address_of_a_name_without_a_rule_leads_nowhere()
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = new([$"a.example:{server.Port} raw private"]);
        IPEndPoint captured = await rig.CaptureAsync("a.example", server.Port);
        rig.Egress.Change(EgressPolicy.Nothing);
        await EgressRig.AssertCutOffAsync(captured);
        Assert.Equal("a.example", (await rig.Events.RefusalAsync(RefusalKind.NoRule)).Host);
        Assert.Equal(0, server.Accepted);
    }

    [Fact]
    public async Task N37_when_the_egress_ends_connections_and_listeners_end()
    {
        using TestServer server = TestServer.Echo();
        EgressRig rig = new([$"a.example:{server.Port} raw private"]);
        rig.Resolver.Set("a.example", "127.0.0.1");
        IPEndPoint captured = await rig.CaptureAsync("a.example", server.Port);
        using NetworkStream stream = await EgressRig.ConnectAsync(captured);
        await stream.SendAsync("x");
        await stream.ReadUntilAsync("x");
        rig.Dispose();
        await stream.AssertResetAsync();
        await Assert.ThrowsAsync<SocketException>(() => EgressRig.ConnectAsync(captured));
    }

    [Fact]
    public async Task A_call_of_the_kernel_is_judged_recorded_and_closed_in_the_same_way()
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = new([$"a.example:{server.Port} private"]);
        rig.Resolver.Set("a.example", "127.0.0.1");
        AgentOSException denied = await Assert.ThrowsAsync<AgentOSException>(() => rig.Egress.ConnectAsync("b.example", server.Port, default));
        Assert.Equal("network.denied", denied.Definition.Code);
        Assert.Contains("no rule allows b.example", denied.Message, StringComparison.Ordinal);
        using Stream stream = await rig.Egress.ConnectAsync("A.example", server.Port, default);
        await stream.WriteAsync("abc"u8.ToArray());
        await stream.ReadExactlyAsync(new byte[3]);
        rig.Egress.Change(EgressPolicy.Nothing);
        Record.EgressEvent over = await rig.Events.RefusalAsync(RefusalKind.RuleRemoved);
        Assert.Equal((3, 3, Record.EgressSource.Call), (over.Sent, over.Received, over.Source));
        await Assert.ThrowsAnyAsync<Exception>(async () => await stream.ReadExactlyAsync(new byte[1]));
    }

}
