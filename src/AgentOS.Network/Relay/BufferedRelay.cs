using System.Buffers;
using System.Net.Sockets;
using AgentOS.Network.Connections;

namespace AgentOS.Network.Relay;

/// <summary>Carries bytes both ways until both sides have ended. While nothing comes it holds no buffer.</summary>
internal static class BufferedRelay
{
    private const int BufferSize = 64 * 1024;

    public static async Task RunAsync(Flow flow, Socket client, Socket server, CancellationToken cancellationToken)
    {
        using CancellationTokenSource broken = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task up = CopyAsync(client, server, flow.Send, broken);
        Task down = CopyAsync(server, client, flow.Receive, broken);
        await Task.WhenAll(up, down).ConfigureAwait(false);
    }

    private static async Task CopyAsync(Socket source, Socket target, Action<int> count, CancellationTokenSource broken)
    {
        try
        {
            while (await CopyAvailableAsync(source, target, count, broken.Token).ConfigureAwait(false))
            {
            }

            target.Shutdown(SocketShutdown.Send);
        }
        catch
        {
            // The other direction has no end of its own to wait for any more.
            await broken.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async ValueTask<bool> CopyAvailableAsync(Socket source, Socket target, Action<int> count, CancellationToken cancellationToken)
    {
        await source.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None, cancellationToken).ConfigureAwait(false);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int length = await source.ReceiveAsync(buffer.AsMemory(), SocketFlags.None, cancellationToken).ConfigureAwait(false);
            count(length);
            for (int sent = 0; sent < length;)
                sent += await target.SendAsync(buffer.AsMemory(sent, length - sent), SocketFlags.None, cancellationToken).ConfigureAwait(false);
            return length > 0;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
