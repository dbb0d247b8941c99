using System.Net;
using System.Net.Sockets;
using AgentOS.Network.Policy;

namespace AgentOS.Network.Dialling;

/// <summary>Connects to allowed hosts. A name is resolved once; what is checked are the very addresses that are dialled.</summary>
internal sealed class Dialler(IUpstreamResolver resolver, TimeSpan limit, TimeProvider time)
{
    private readonly ConnectionRace _race = new(time);

    /// <exception cref="RefusedException">It has no permitted addresses, or nobody answers.</exception>
    public async Task<Socket> DialAsync(string host, int port, EgressRule rule, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timer = new(limit, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            IReadOnlyList<IPAddress> addresses = Permitted(host, await ResolveAsync(host, both.Token).ConfigureAwait(false), rule);
            return await _race.RunAsync(addresses, port, both.Token).ConfigureAwait(false);
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
            return permitted;
        IPAddress? first = addresses.Count > 0 ? addresses[0] : null;
        throw first is null
            ? new RefusedException(RefusalKind.NotFound, $"{host} has no address")
            : new RefusedException(RefusalKind.PrivateAnswer, $"{host} is at {first}, {ReservedAddresses.Describe(first) ?? "this machine"}", $"If that is meant, write the rule as '{rule} private', with the host's exact name.");
    }
}
