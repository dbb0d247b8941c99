using System.Net.Sockets;

namespace AgentOS.Network.Http.Requests;

/// <summary>Connections of the user's own, which no policy judges.</summary>
public static class DirectConnection
{
    /// <summary>An <see cref="HttpConnect"/>: resolves and connects.</summary>
    /// <exception cref="SocketException">It cannot be reached.</exception>
    public static async Task<Stream> OpenAsync(string host, int port, CancellationToken cancellationToken)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(host.Trim('[', ']'), port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
