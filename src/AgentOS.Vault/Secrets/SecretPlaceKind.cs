namespace AgentOS.Vault.Secrets;

/// <summary>The parts of a request that carry secrets.</summary>
public enum SecretPlaceKind
{
    /// <summary>A header's value.</summary>
    Header,

    /// <summary>The value of a parameter of the URL's query.</summary>
    Query,
}
