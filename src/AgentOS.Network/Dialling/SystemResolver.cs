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
    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string name, CancellationToken cancellationToken) =>
        await System.Net.Dns.GetHostAddressesAsync(name, cancellationToken).ConfigureAwait(false);
}
