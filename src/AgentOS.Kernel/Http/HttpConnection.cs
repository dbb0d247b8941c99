using AgentOS.Network;
using AgentOS.Network.Http.Requests;

namespace AgentOS.Kernel.Http;

/// <summary>A way to connect for one call.</summary>
/// <param name="connect">Connects.</param>
/// <param name="owned">What is only there for this call; null for nothing.</param>
internal sealed class HttpConnection(HttpConnect connect, Egress? owned) : IDisposable
{
    /// <summary>Connects.</summary>
    public HttpConnect Connect => connect;

    /// <summary>By a way out for this call alone.</summary>
    public static HttpConnection Under(Egress egress) => new(egress.ConnectAsync, egress);

    /// <inheritdoc/>
    public void Dispose() => owned?.Dispose();
}
