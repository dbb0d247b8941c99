using System.Buffers;
using System.Net.Sockets;
using AgentOS.Linux;
using AgentOS.Linux.Streams;

namespace AgentOS.Network.Relay;

/// <summary>
/// Carries bytes from one socket to another until the end. Few are copied through a buffer, which is held only while there are any; many go through a pipe within the Linux kernel.
/// </summary>
internal sealed class RelayDirection(Socket source, Socket target, Action<int> count) : IDisposable
{
    private const int BufferSize = 64 * 1024;

    // Sending in the way that waits is how one waits until the target takes more; most of what is in the pipe should not be copied for that.
    private const int WaitingPiece = 4096;

    // Making a pipe costs about as much as copying this.
    private const int MuchData = 512 * 1024;

    // The largest pipe an ordinary user may have (fs.pipe-max-size, pipe(7)).
    private const int PipeSize = 1 << 20;

    private SplicePipe? _pipe;

    /// <summary>Runs until the source has ended; then the target is told so.</summary>
    /// <exception cref="SocketException">One of both broke.</exception>
    /// <exception cref="RefusedException">The rule's bytes are used up.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        long carried = 0;
        int some;
        do
        {
            await source.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None, cancellationToken).ConfigureAwait(false);
            some = carried < MuchData ? await CopyAsync(cancellationToken).ConfigureAwait(false) : await SpliceAsync(cancellationToken).ConfigureAwait(false);
            carried += some;
        }
        while (some > 0);
        target.Shutdown(SocketShutdown.Send);
    }

    /// <inheritdoc/>
    public void Dispose() => _pipe?.Dispose();

    private async ValueTask<int> CopyAsync(CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int length = await source.ReceiveAsync(buffer.AsMemory(), SocketFlags.None, cancellationToken).ConfigureAwait(false);
            count(length);
            await SendAsync(buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
            return length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async ValueTask<int> SpliceAsync(CancellationToken cancellationToken)
    {
        _pipe ??= SplicePipe.Create(PipeSize);
        Errno error = _pipe.Fill(source.SafeHandle, PipeSize, out int length);
        if (error is Errno.EAGAIN or Errno.EINTR)
            return await CopyAsync(cancellationToken).ConfigureAwait(false);
        Check(error);
        count(length);
        for (int left = length; left > 0;)
        {
            error = _pipe.Drain(target.SafeHandle, left, out int given);
            left -= given;
            if (error == Errno.EAGAIN)
                left -= await EmptyAsync(left, cancellationToken).ConfigureAwait(false);
            else if (error != Errno.EINTR)
                Check(error);
        }

        return length;
    }

    /// <summary>The target takes nothing now: some is sent in the way that waits until it does.</summary>
    private async ValueTask<int> EmptyAsync(int most, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(WaitingPiece);
        try
        {
            Check(_pipe!.Read(buffer.AsSpan(0, Math.Min(most, WaitingPiece)), out int length));
            await SendAsync(buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
            return length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        while (!data.IsEmpty)
            data = data[await target.SendAsync(data, SocketFlags.None, cancellationToken).ConfigureAwait(false)..];
    }

    private static void Check(Errno error)
    {
        if (error != Errno.None)
            throw new IOException($"splice: {error}");
    }
}
