using System.Net;
using System.Net.Sockets;

namespace AgentOS.Network.Dns;

/// <summary>Questions and answers over UDP.</summary>
internal sealed class NameDatagrams : IDisposable
{
    // RFC 6891, 6.2.5: what all networks carry is less; a question has a name of at most 255 bytes.
    private const int LongestQuestion = 4096;

    private readonly Socket _socket;
    private readonly NameServer _server;

    public NameDatagrams(SafeSocketHandle handle, NameServer server)
    {
        (_socket, _server) = (new Socket(handle), server);
        _ = ServeAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private async Task ServeAsync()
    {
        SocketAddress sender = new(_socket.AddressFamily);
        byte[] buffer = new byte[LongestQuestion];
        while (true)
        {
            try
            {
                int length = await _socket.ReceiveFromAsync(buffer.AsMemory(), SocketFlags.None, sender).ConfigureAwait(false);
                if (_server.Answer(buffer.AsMemory(0, length)) is { } answer)
                    await _socket.SendToAsync(answer, SocketFlags.None, sender).ConfigureAwait(false);
            }
            catch (SocketException failure) when (failure.SocketErrorCode is not (SocketError.OperationAborted or SocketError.Interrupted or SocketError.NotSocket))
            {
                // An answer that could not be delivered, or the notice of one: the next question is waited for.
            }
            catch (Exception failure) when (failure is ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }
}
