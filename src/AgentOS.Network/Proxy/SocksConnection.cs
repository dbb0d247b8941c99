using AgentOS.Network.Capture;
using AgentOS.Network.Connections;
using AgentOS.Network.Policy;
using AgentOS.Network.Record;

namespace AgentOS.Network.Proxy;

/// <summary>SOCKS5 without authentication (RFC 1928), connections only.</summary>
internal sealed class SocksConnection(EgressEngine engine, NamedConnections named)
{
    private const byte Succeeded = 0, NotAllowed = 2, NotSupported = 7, NoAuthentication = 0, NoMethod = 0xff, Address4 = 1;

    /// <summary>Carries a client whose first byte was taken.</summary>
    public async Task CarryAsync(ProxyClient client, CancellationToken limit)
    {
        try
        {
            byte[] methods = await SocksRequest.TakeAsync(client.Stream, (await SocksRequest.TakeAsync(client.Stream, 1, limit).ConfigureAwait(false))[0], limit).ConfigureAwait(false);
            bool isKnown = methods.Contains(NoAuthentication);
            await client.Stream.WriteAsync(new[] { SocksRequest.Version, isKnown ? NoAuthentication : NoMethod }, limit).ConfigureAwait(false);
            if (isKnown)
                await CarryAsync(client, await SocksRequest.ReadAsync(client.Stream, limit).ConfigureAwait(false), limit).ConfigureAwait(false);
        }
        catch (FormatException)
        {
            client.Socket.Close(0);
        }
    }

    private async Task CarryAsync(ProxyClient client, SocksRequest request, CancellationToken limit)
    {
        EgressDecision decision = engine.Policy.Decide(request.Host, request.Port);
        EgressEvent begun = engine.Begin(EgressSource.Proxy, decision.Host, decision.Port, client.Finding);
        if (decision.Refusal is { } refusal)
            engine.Refuse(begun, decision, refusal);
        byte reply = !request.IsConnect ? NotSupported : decision.IsAllowed ? Succeeded : NotAllowed;
        await client.Stream.WriteAsync(new byte[] { SocksRequest.Version, reply, 0, Address4, 0, 0, 0, 0, 0, 0 }, limit).ConfigureAwait(false);
        if (reply == Succeeded)
            await named.CarryAsync(client.Socket, ReadOnlyMemory<byte>.Empty, begun, decision).ConfigureAwait(false);
    }
}
