using AgentOS.Network.Policy;
using AgentOS.Vault.Secrets;

namespace AgentOS.Network.Inspection.Secrets;

/// <summary>What is recorded of secrets. It names variables and hosts, and no values.</summary>
internal static class SecretRefusals
{
    /// <summary>A placeholder somewhere else. What it stands for was not sent.</summary>
    public static Refusal Misuse(SecretBinding secret, string host, string where) => new(
        RefusalKind.SentinelMisuse,
        $"the placeholder of {secret} was sent to {host} in {where}, where it is not replaced",
        $"It is replaced for {secret.Host} in {Describe(secret.Place)} only; --secret {secret.Variable}=SOURCE@HOST:PLACE says another place.");

    /// <summary>A server sent a secret back; the sandbox got the placeholder.</summary>
    public static Refusal Echo(string host) => new(RefusalKind.Echo, $"{host} sent a secret back, and the placeholder was put in its place", null);

    /// <summary>An answer that cannot be looked through.</summary>
    public static Refusal Unreadable(string host, string encoding) => new(
        RefusalKind.Echo, $"{host} answered a request with a secret in it in the encoding '{encoding}', which was not asked for and cannot be looked through for the secret", null);

    private static string Describe(SecretPlace place) => place.Kind == SecretPlaceKind.Query ? $"the parameter {place.Name} of the URL" : $"the header {place.Name}: {place.Prefix}…";
}
