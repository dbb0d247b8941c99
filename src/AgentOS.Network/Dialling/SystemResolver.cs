using System.Net;

namespace AgentOS.Network.Dialling;

/// <summary>The machine's own way of finding names (nsswitch, hosts file, name servers).</summary>
public sealed class SystemResolver : IUpstreamResolver
{
    private SystemResolver()
    {
    }

    /// <summary>The only one.</summary>
    public static SystemResolver Instance { get; } = new();

    /// <inheritdoc/>
    /// <remarks>It tells the last alias only (AI_CANONNAME of getaddrinfo(3)).</remarks>
    public async Task<ResolvedName> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        IPHostEntry found = await System.Net.Dns.GetHostEntryAsync(name, cancellationToken).ConfigureAwait(false);
        return new ResolvedName(found.AddressList, [found.HostName]);
    }
}
