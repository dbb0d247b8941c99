using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AgentOS.Linux.Diagnostics;

namespace AgentOS.Linux.Tests.Diagnostics;

/// <summary>Connections of this process, against what /proc says of its descriptors.</summary>
public sealed class ConnectionDiagnosticsTests
{
    [Theory]
    [InlineData(AddressFamily.InterNetwork, "127.0.0.1")]
    [InlineData(AddressFamily.InterNetworkV6, "::1")]
    [InlineData(AddressFamily.InterNetworkV6, "::ffff:127.0.0.1")]
    public async Task A_connection_is_found_by_its_ends(AddressFamily family, string address)
    {
        using ConnectionDiagnostics diagnostics = Open();
        Assert.SkipUnless(family == AddressFamily.InterNetwork || Socket.OSSupportsIPv6, "this machine has no IPv6");
        using Socket listener = new(family, SocketType.Stream, ProtocolType.Tcp);
        if (family == AddressFamily.InterNetworkV6)
            listener.DualMode = true;
        listener.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        listener.Listen();
        using Socket client = new(family, SocketType.Stream, ProtocolType.Tcp);
        if (family == AddressFamily.InterNetworkV6)
            client.DualMode = true;
        await client.ConnectAsync(listener.LocalEndPoint!);
        using Socket server = await listener.AcceptAsync();
        (IPEndPoint here, IPEndPoint there) = ((IPEndPoint)client.LocalEndPoint!, (IPEndPoint)client.RemoteEndPoint!);
        Assert.Equal(NumberOf(client), diagnostics.FindSocket(here, there));
        Assert.Equal(NumberOf(server), diagnostics.FindSocket(there, here));
        Assert.Null(diagnostics.FindSocket(new IPEndPoint(here.Address, here.Port == 1 ? 2 : 1), there));
    }

    [Fact]
    public void After_the_end_nothing_is_told()
    {
        ConnectionDiagnostics diagnostics = Open();
        diagnostics.Dispose();
        Assert.Throws<ObjectDisposedException>(() => diagnostics.FindSocket(new IPEndPoint(IPAddress.Loopback, 1), new IPEndPoint(IPAddress.Loopback, 2)));
    }

    private static ConnectionDiagnostics Open()
    {
        try
        {
            return new ConnectionDiagnostics(ConnectionDiagnostics.Open());
        }
        catch (LinuxException failure)
        {
            Assert.Skip($"this kernel has no sock_diag: {failure.Message}");
            throw;
        }
    }

    private static uint NumberOf(Socket socket)
    {
        string link = new FileInfo($"/proc/self/fd/{socket.Handle}").LinkTarget!;
        return uint.Parse(link["socket:[".Length..^1], CultureInfo.InvariantCulture);
    }
}
