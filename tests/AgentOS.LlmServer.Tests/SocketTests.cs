using System.Net.Sockets;
using AgentOS.Gateway.Connections;
using AgentOS.LlmServer.Hosting;

namespace AgentOS.LlmServer.Tests;

public sealed class SocketTests
{
    private const string Configuration = """{"providers": {}}""";

    [Fact]
    public async Task There_is_one_gateway_for_a_configuration()
    {
        await using LiveGateway gateway = await LiveGateway.StartAsync(Configuration);

        Assert.Null(await GatewaySockets.TakeAsync(gateway.Place, TimeProvider.System));
    }

    [Fact]
    public async Task Its_sockets_are_their_owners_alone()
    {
        await using LiveGateway gateway = await LiveGateway.StartAsync(Configuration);

        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal((ownerOnly, ownerOnly), (File.GetUnixFileMode(gateway.Place.DataSocket), File.GetUnixFileMode(gateway.Place.ControlSocket)));
    }

    [Fact]
    public async Task What_programs_talk_to_obeys_no_operators_request()
    {
        await using LiveGateway gateway = await LiveGateway.StartAsync(Configuration);
        // The control: the same request at the right door is obeyed.
        using ControlConnection control = await gateway.ConnectAsync();
        await control.SendAsync(new ControlRequest { Op = "status" });
        Assert.Contains("\"success\":true", await control.ReadAsync(), StringComparison.Ordinal);

        using Socket data = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await data.ConnectAsync(new UnixDomainSocketEndPoint(gateway.Place.DataSocket));
        await data.SendAsync("{\"op\":\"status\"}\n"u8.ToArray());
        using StreamReader answer = new(new NetworkStream(data));

        Assert.StartsWith("HTTP/1.1 400", await answer.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_request_is_answered_with_those_there_are()
    {
        await using LiveGateway gateway = await LiveGateway.StartAsync(Configuration);
        using ControlConnection connection = await gateway.ConnectAsync();

        await connection.SendAsync(new ControlRequest { Op = "nonsense" });

        Assert.Contains("status", await connection.ReadAsync(), StringComparison.Ordinal);
    }
}
