using System.Net;
using System.Net.Sockets;

namespace AgentOS.Network.Dialling;

/// <summary>Connects to the first of several addresses that answers (RFC 8305): each next one is tried when the one before failed, or did not answer soon.</summary>
internal sealed class ConnectionRace(TimeProvider time)
{
    // RFC 8305, 5: the recommended time before the next address is tried as well.
    private static readonly TimeSpan s_headStart = TimeSpan.FromMilliseconds(250);

    /// <summary>Connects to one of them.</summary>
    /// <exception cref="SocketException">None answers; the last one's reason.</exception>
    public async Task<Socket> RunAsync(IReadOnlyList<IPAddress> addresses, int port, CancellationToken cancellationToken)
    {
        if (addresses.Count == 1)
            return await AttemptAsync(addresses[0], port, cancellationToken).ConfigureAwait(false);
        using CancellationTokenSource lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<IPAddress> turns = Interleave(addresses);
        List<Task<Socket>> attempts = [];
        int next = 0;
        Exception? failure = null;
        try
        {
            while (next < turns.Count || attempts.Count > 0)
            {
                if (next < turns.Count)
                    attempts.Add(AttemptAsync(turns[next++], port, lost.Token));
                Task<Socket>? done = await FirstAsync(attempts, next < turns.Count).ConfigureAwait(false);
                if (done is null)
                    continue;
                attempts.Remove(done);
                if (done.IsCompletedSuccessfully)
                    return await done.ConfigureAwait(false);
                failure = done.Exception?.InnerException;
            }
        }
        finally
        {
            await lost.CancelAsync().ConfigureAwait(false);
            foreach (Task<Socket> attempt in attempts)
                _ = attempt.ContinueWith(DisposeLate, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        cancellationToken.ThrowIfCancellationRequested();
        throw failure ?? new SocketException((int)SocketError.HostUnreachable);
    }

    /// <summary>The first attempt that ends; null when it is time to begin the next as well.</summary>
    private async Task<Task<Socket>?> FirstAsync(List<Task<Socket>> attempts, bool isMore)
    {
        try
        {
            return await Task.WhenAny(attempts).WaitAsync(isMore ? s_headStart : Timeout.InfiniteTimeSpan, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private static void DisposeLate(Task<Socket> attempt)
    {
        if (attempt.IsCompletedSuccessfully)
            attempt.Result.Dispose();
        else
            _ = attempt.Exception; // Seen, so that it is not reported as forgotten.
    }

    private static async Task<Socket> AttemptAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The families in turn, beginning with the resolver's first (RFC 8305, 4).</summary>
    private static List<IPAddress> Interleave(IReadOnlyList<IPAddress> addresses)
    {
        AddressFamily first = addresses[0].AddressFamily;
        IPAddress[] same = [.. addresses.Where(address => address.AddressFamily == first)], other = [.. addresses.Where(address => address.AddressFamily != first)];
        List<IPAddress> turns = [];
        for (int i = 0; i < Math.Max(same.Length, other.Length); i++)
        {
            turns.AddRange(same.AsSpan(Math.Min(i, same.Length)..Math.Min(i + 1, same.Length)));
            turns.AddRange(other.AsSpan(Math.Min(i, other.Length)..Math.Min(i + 1, other.Length)));
        }

        return turns;
    }
}
