using System.Net;

namespace AgentOS.Network.Dialling;

/// <summary>What a name was resolved to.</summary>
/// <param name="Addresses">At least one.</param>
/// <param name="Aliases">Other names on the way there (CNAME records), as they were told; empty when it has its addresses itself.</param>
public sealed record ResolvedName(IReadOnlyList<IPAddress> Addresses, IReadOnlyList<string> Aliases)
{
    /// <summary>A name with addresses of its own.</summary>
    public static ResolvedName Of(params IReadOnlyList<IPAddress> addresses) => new(addresses, []);
}
