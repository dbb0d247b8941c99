namespace AgentOS.Network.Dialling;

/// <summary>Finds the addresses of allowed names, outside of the sandbox.</summary>
public interface IUpstreamResolver
{
    /// <summary>What a name leads to.</summary>
    /// <param name="name">In small letters, without a final dot; no address.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <exception cref="System.Net.Sockets.SocketException">It has none, or nobody could say.</exception>
    Task<ResolvedName> ResolveAsync(string name, CancellationToken cancellationToken);
}
