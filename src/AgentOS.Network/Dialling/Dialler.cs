using System.Net;
using System.Net.Sockets;
using AgentOS.Network.Policy;

namespace AgentOS.Network.Dialling;

/// <summary>Connects to allowed hosts. A name is resolved once; what is checked are the very addresses that are dialled.</summary>
internal sealed class Dialler(IUpstreamResolver resolver, TimeSpan limit, TimeProvider time)
{
    // RFC 8305, 5: the recommended time before the next address is tried as well.
    private static readonly TimeSpan s_headStart = TimeSpan.FromMilliseconds(250);

    /// <exception cref="RefusedException">It has no permitted addresses, or nobody answers.</exception>
    public async Task<Socket> DialAsync(string host, int port, EgressRule rule, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timer = new(limit, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            IReadOnlyList<IPAddress> addresses = Permitted(host, await ResolveAsync(host, both.Token).ConfigureAwait(false), rule);
            return await ConnectAsync(addresses, port, both.Token).ConfigureAwait(false);
        }
        catch (SocketException failure)
        {
            throw new RefusedException(RefusalKind.Unreachable, $"nobody answers at {host}:{port} ({failure.SocketErrorCode})");
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new RefusedException(RefusalKind.Unreachable, $"nobody answered at {host}:{port} within {limit.TotalSeconds:0} s");
        }
    }

    private async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (HostText.AddressOf(host) is { } literal)
            return [literal];
        try
        {
            return await resolver.ResolveAsync(host, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException failure)
        {
            throw new RefusedException(RefusalKind.NotFound, $"{host} has no address ({failure.SocketErrorCode})");
        }
    }

    private static List<IPAddress> Permitted(string host, IReadOnlyList<IPAddress> addresses, EgressRule rule)
    {
        List<IPAddress> permitted = [.. addresses.Select(HostText.Plain).Where(address => rule.AllowsPrivate || (ReservedAddresses.Describe(address) is null && !OwnAddress.Is(address)))];
        if (permitted.Count > 0)
            return Interleave(permitted);
        IPAddress? first = addresses.Count > 0 ? addresses[0] : null;
        throw first is null
            ? new RefusedException(RefusalKind.NotFound, $"{host} has no address")
            : new RefusedException(RefusalKind.PrivateAnswer, $"{host} is at {first}, {ReservedAddresses.Describe(first) ?? "this machine"}", $"If that is meant, write the rule as '{rule} private', with the host's exact name.");
    }

    /// <summary>The families in turn, beginning with the resolver's first (RFC 8305, 4).</summary>
    private static List<IPAddress> Interleave(List<IPAddress> addresses)
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

    private async Task<Socket> ConnectAsync(IReadOnlyList<IPAddress> addresses, int port, CancellationToken cancellationToken)
    {
        if (addresses.Count == 1)
            return await AttemptAsync(addresses[0], port, cancellationToken).ConfigureAwait(false);
        using CancellationTokenSource lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task<Socket>> attempts = [];
        int next = 0;
        Exception? failure = null;
        try
        {
            while (next < addresses.Count || attempts.Count > 0)
            {
                if (next < addresses.Count)
                    attempts.Add(AttemptAsync(addresses[next++], port, lost.Token));
                Task<Socket>? done = await FirstAsync(attempts, next < addresses.Count, cancellationToken).ConfigureAwait(false);
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
                _ = attempt.ContinueWith(static late => { if (late.IsCompletedSuccessfully) late.Result.Dispose(); else _ = late.Exception; }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        cancellationToken.ThrowIfCancellationRequested();
        throw failure ?? new SocketException((int)SocketError.HostUnreachable);
    }

    /// <summary>The first attempt that ends; null when it is time to begin the next as well.</summary>
    private async Task<Task<Socket>?> FirstAsync(List<Task<Socket>> attempts, bool isMore, CancellationToken cancellationToken)
    {
        if (!isMore)
            return await Task.WhenAny(attempts).ConfigureAwait(false);
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task pause = Task.Delay(s_headStart, time, over.Token);
        Task first = await Task.WhenAny([.. attempts, pause]).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        return first as Task<Socket>;
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
}
