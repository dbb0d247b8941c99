using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace AgentOS.Network.Tls;

/// <summary>How servers must prove who they are: a certificate for the name, by an authority that is trusted.</summary>
internal static class ServerVerification
{
    /// <param name="host">A name, or an address (IPv6 in brackets).</param>
    /// <param name="roots">Whom to trust; null for the machine's authorities.</param>
    public static SslClientAuthenticationOptions For(string host, X509Certificate2Collection? roots) => new()
    {
        TargetHost = host.Trim('[', ']'),
        ApplicationProtocols = [SslApplicationProtocol.Http11],
        CertificateChainPolicy = roots is null ? null : Trusting(roots),
    };

    private static X509ChainPolicy Trusting(X509Certificate2Collection roots)
    {
        X509ChainPolicy policy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }
}
