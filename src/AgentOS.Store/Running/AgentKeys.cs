using AgentOS.Vault.Secrets;

namespace AgentOS.Store.Running;

/// <summary>The keys that one run of an agent has.</summary>
/// <param name="Bound">Those it has placeholders of. Whoever runs it disposes them.</param>
/// <param name="Itself">Variables and values of those it has itself, because a person approved that.</param>
/// <param name="Addresses">Variables and values: the addresses of providers whose keys it has.</param>
public sealed record AgentKeys(IReadOnlyList<SecretBinding> Bound, IReadOnlyDictionary<string, string> Itself, IReadOnlyDictionary<string, string> Addresses)
{
    /// <summary>No keys.</summary>
    public static AgentKeys None { get; } = new([], new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Names no value.</summary>
    public override string ToString() => $"{Bound.Count} placeholders, {Itself.Count} keys";
}
