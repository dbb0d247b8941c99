namespace AgentOS.Network.Inspection;

/// <summary>A server of clear HTTP.</summary>
internal sealed class ClearServer(InspectedConnection connection) : IInspectedServer
{
    /// <summary>Only on the person's own network, which a rule says: elsewhere a key in clear text is anybody's.</summary>
    public bool IsProtected => connection.Rule.AllowsPrivate;

    public Task<Stream> ConnectAsync(CancellationToken cancellationToken) => connection.DialAsync(cancellationToken);
}
