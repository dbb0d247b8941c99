using System.Net.Sockets;

namespace AgentOS.Network.Connections;

/// <summary>The stream of a call's connection; disposing it ends the flow.</summary>
internal sealed class CalledStream(Flow flow, Socket socket, TaskCompletionSource over) : UpstreamStream(flow, socket)
{
    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        over.TrySetResult();
    }
}
