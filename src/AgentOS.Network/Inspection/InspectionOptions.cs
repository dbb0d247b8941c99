using System.Security.Cryptography.X509Certificates;
using AgentOS.Network.Inspection.Certificates;
using AgentOS.Network.Inspection.Secrets;

namespace AgentOS.Network.Inspection;

/// <summary>What a <see cref="RequestInspector"/> is made of.</summary>
/// <param name="Authority">Whom the sandbox trusts.</param>
/// <param name="Secrets">What is put into its requests.</param>
public sealed record InspectionOptions(SandboxAuthority Authority, SandboxSecrets Secrets)
{
    /// <summary>Whom servers are trusted by; null for the machine's authorities.</summary>
    public X509Certificate2Collection? Roots { get; init; }
}
