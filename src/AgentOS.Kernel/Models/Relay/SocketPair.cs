using System.Buffers;
using System.Net.Sockets;

namespace AgentOS.Kernel.Models.Relay;

/// <summary>Two connections whose bytes go from each to the other.</summary>
internal static class SocketPair
{
    private const int BufferBytes = 16 * 1024;

    /// <summary>Carries until both directions have ended, or one of the two is gone.</summary>
    public static async Task CopyAsync(Socket one, Socket other, CancellationToken cancellationToken)
    {
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAll(CopyAsync(one, other, ending), CopyAsync(other, one, ending)).ConfigureAwait(false);
    }

    private static async Task CopyAsync(Socket from, Socket to, CancellationTokenSource ending)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            int count;
            while ((count = await from.ReceiveAsync(buffer.AsMemory(), ending.Token).ConfigureAwait(false)) > 0)
            {
                for (int sent = 0; sent < count;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), ending.Token).ConfigureAwait(false);
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            await ending.CancelAsync().ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
