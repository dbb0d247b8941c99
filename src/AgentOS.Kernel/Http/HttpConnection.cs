using AgentOS.Kernel.Networks;
using AgentOS.Network;
using AgentOS.Network.Http;
using AgentOS.Network.Http.Requests;

namespace AgentOS.Kernel.Http;

/// <summary>A way to connect for one call.</summary>
/// <param name="connect">Connects.</param>
/// <param name="prepare">Puts secrets into a request.</param>
/// <param name="owned">What is only there for this call; null for nothing.</param>
internal sealed class HttpConnection(HttpConnect connect, Func<OutgoingRequest, RequestHead, IExchangeFilter?> prepare, Egress? owned) : IDisposable
{
    /// <summary>Puts the caller's secrets into a request's head.</summary>
    /// <returns>Who must see the rest; null for nobody.</returns>
    public Func<OutgoingRequest, RequestHead, IExchangeFilter?> Prepare => prepare;

    /// <summary>Connects.</summary>
    public HttpConnect Connect => connect;

    /// <summary>By an agent's way out.</summary>
    public static HttpConnection Under(AgentEgress network) => new(network.ConnectAsync, network.Prepare, null);

    /// <summary>By a way out for this call alone, which has no secrets.</summary>
    public static HttpConnection Under(Egress egress) => new(egress.ConnectAsync, (_, _) => null, egress);

    /// <inheritdoc/>
    public void Dispose() => owned?.Dispose();
}
