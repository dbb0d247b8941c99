using System.Net;
using System.Net.Sockets;
using AgentOS.Network.Policy;

namespace AgentOS.Network.Dialling;

/// <summary>Connects to allowed hosts. A name is resolved once; what is checked are the very addresses that are dialled.</summary>
internal sealed class Dialler(IUpstreamResolver resolver, TimeSpan limit, TimeProvider time)
{
    private readonly ConnectionRace _race = new(time);

    /// <param name="decision">Allowed: to whom.</param>
    /// <param name="policy">In force.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <exception cref="RefusedException">It has no permitted addresses, or nobody answers.</exception>
    public async Task<Socket> DialAsync(EgressDecision decision, EgressPolicy policy, CancellationToken cancellationToken)
    {
        (string host, int port) = (decision.Host, decision.Port);
        using CancellationTokenSource timer = new(limit, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            IReadOnlyList<IPAddress> addresses = PermittedAddresses.Of(decision, await ResolveAsync(host, both.Token).ConfigureAwait(false), policy);
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

    private async Task<ResolvedName> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (HostText.AddressOf(host) is { } literal)
            return ResolvedName.Of(literal);
        try
        {
            return await resolver.ResolveAsync(host, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException failure)
        {
            throw new RefusedException(RefusalKind.NotFound, $"{host} has no address ({failure.SocketErrorCode})");
        }
    }
}
