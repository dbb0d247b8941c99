using System.Net.Sockets;
using AgentOS.Network.Connections;

namespace AgentOS.Network.Relay;

/// <summary>Carries bytes both ways until both sides have ended.</summary>
internal static class SocketRelay
{
    public static async Task RunAsync(Flow flow, Socket client, Socket server, CancellationToken cancellationToken)
    {
        using CancellationTokenSource broken = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using RelayDirection up = new(client, server, flow.Send), down = new(server, client, flow.Receive);
        await Task.WhenAll(CarryAsync(up, broken), CarryAsync(down, broken)).ConfigureAwait(false);
    }

    private static async Task CarryAsync(RelayDirection direction, CancellationTokenSource broken)
    {
        try
        {
            await direction.RunAsync(broken.Token).ConfigureAwait(false);
        }
        catch
        {
            // The other direction has no end of its own to wait for any more.
            await broken.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }
}
