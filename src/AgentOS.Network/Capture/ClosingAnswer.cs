using System.Net.Sockets;
using AgentOS.Network.Http;

namespace AgentOS.Network.Capture;

/// <summary>A last response to a client.</summary>
internal static class ClosingAnswer
{
    private const int MostDrained = 1 << 20;

    /// <summary>
    /// Writes it, ends our side and reads what the client still sends until it closes: a connection that is closed with unread bytes is reset, and the answer may be lost with
    /// it (RFC 9112, 9.6).
    /// </summary>
    public static async Task SendAsync(Socket client, Stream stream, HttpReader reader, ReadOnlyMemory<byte> answer, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(answer, cancellationToken).ConfigureAwait(false);
        client.Shutdown(SocketShutdown.Send);
        for (int drained = 0; drained < MostDrained;)
        {
            int length = (await reader.ReadAsync(MostDrained, cancellationToken).ConfigureAwait(false)).Length;
            if (length == 0)
                return;
            drained += length;
        }
    }
}
