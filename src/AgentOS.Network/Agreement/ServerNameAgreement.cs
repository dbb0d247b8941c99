using AgentOS.Network.Policy;
using AgentOS.Network.Tls;

namespace AgentOS.Network.Agreement;

/// <summary>TLS must be for the name that the connection is about.</summary>
internal static class ServerNameAgreement
{
    /// <exception cref="RefusedException">It is not.</exception>
    public static void Demand(ClientHello hello, string host, EgressRule rule)
    {
        if (hello.HasEncryptedHello)
            throw new RefusedException(RefusalKind.Ech, "the TLS hello has an encrypted one inside, whose server nobody can know", $"Switch Encrypted Client Hello off, or write the rule as '{rule} raw'.");
        if (hello.ServerName is not { } name)
        {
            if (!rule.AllowsNoServerName && HostText.AddressOf(host) is null)
                throw new RefusedException(RefusalKind.NoSni, $"the TLS hello does not name {host}", $"If the client cannot, write the rule as '{rule} allow-no-sni'.");
            return;
        }

        if (!IsSame(name, host))
            throw new RefusedException(RefusalKind.SniMismatch, $"the TLS hello is for '{name}' and the connection is to {host}", "Connect to the name that is meant.");
    }

    private static bool IsSame(string name, string host)
    {
        try
        {
            string normal = HostText.Normalise(name);
            return normal == host && HostText.AddressOf(normal) is null;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
