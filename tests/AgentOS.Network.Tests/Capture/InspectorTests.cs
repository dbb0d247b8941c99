using System.Net.Sockets;
using AgentOS.Network.Inspection;
using AgentOS.Network.Policy;
using AgentOS.Network.Record;
using AgentOS.Network.Tests.Support;

namespace AgentOS.Network.Tests.Capture;

/// <summary>The seam for those who look inside connections.</summary>
public sealed class InspectorTests
{
    private const string Name = "ok.example";

    [Fact]
    public async Task An_inspector_has_the_connection_from_its_first_byte_and_dials_itself()
    {
        using TestServer server = TestServer.Echo();
        byte[] hello = Hello.For(Name), seen = new byte[hello.Length];
        string? named = null;
        using EgressRig rig = Rig(server, async connection =>
        {
            await connection.Client.ReadExactlyAsync(seen);
            named = connection.Hello?.ServerName;
            using Stream upstream = await connection.DialAsync(default);
            await upstream.WriteAsync("ping"u8.ToArray());
            byte[] answer = new byte[4];
            await upstream.ReadExactlyAsync(answer);
            await connection.Client.WriteAsync(answer);
        });
        using NetworkStream stream = await rig.ConnectAsync(Name, server.Port);
        await stream.WriteAsync(hello);
        Assert.Equal("ping", await stream.ReadToEndAsync());
        Assert.Equal(hello, seen);
        Assert.Equal(Name, named);
        EgressEvent over = await rig.Events.WaitAsync(happened => happened.Host == Name);
        Assert.Equal((4, 4), (over.Sent, over.Received));
        Assert.Null(over.Kind);
    }

    [Fact]
    public async Task Whatever_fails_in_an_inspector_closes_the_connection_and_is_recorded()
    {
        using TestServer server = TestServer.Echo();
        using EgressRig rig = Rig(server, _ => throw new InvalidOperationException("no trust"));
        await EgressRig.AssertCutOffAsync(await rig.CaptureAsync(Name, server.Port), Hello.For(Name));
        EgressEvent failure = await rig.Events.RefusalAsync(RefusalKind.Failure);
        Assert.Contains("no trust", failure.Reason, StringComparison.Ordinal);
        Assert.Equal(0, server.Accepted);
    }

    [Fact]
    public async Task What_does_not_agree_with_the_name_never_comes_to_an_inspector()
    {
        using TestServer server = TestServer.Echo();
        int seen = 0;
        using EgressRig rig = Rig(server, _ => Task.FromResult(Interlocked.Increment(ref seen)));
        await EgressRig.AssertCutOffAsync(await rig.CaptureAsync(Name, server.Port), Hello.For("evil.example"));
        await rig.Events.RefusalAsync(RefusalKind.SniMismatch);
        Assert.Equal(0, seen);
    }

    private static EgressRig Rig(TestServer server, Func<InspectedConnection, Task> inspect)
    {
        EgressRig rig = new([$"{Name}:{server.Port} private"], change: options => options with { Inspector = new Inspector(inspect) });
        rig.Resolver.Set(Name, "127.0.0.1");
        return rig;
    }

    private sealed class Inspector(Func<InspectedConnection, Task> inspect) : IConnectionInspector
    {
        public bool Wants(string host, int port, EgressRule rule) => true;

        public Task InspectAsync(InspectedConnection connection, CancellationToken cancellationToken) => inspect(connection);
    }
}
