using System.Buffers;
using AgentOS.Errors;

namespace AgentOS.Vault;

/// <summary>How a key is named: its provider, and an id among the provider's keys.</summary>
/// <param name="Provider">A small letter, then small letters, digits and hyphens.</param>
/// <param name="KeyId">Letters, digits, dots, hyphens and underscores.</param>
public sealed record KeyName(string Provider, string KeyId)
{
    private const int LongestLength = 64;
    private static readonly SearchValues<char> s_provider = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly SearchValues<char> s_id = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_");

    /// <summary>Checks a name.</summary>
    /// <param name="provider">Whose key.</param>
    /// <param name="keyId">Null is the provider's own name.</param>
    /// <exception cref="AgentOSException"><see cref="VaultErrors.BadName"/>.</exception>
    public static KeyName Of(string provider, string? keyId = null)
    {
        Demand(provider.Length is > 0 and <= LongestLength && char.IsAsciiLetterLower(provider[0]) && !provider.AsSpan().ContainsAnyExcept(s_provider), provider);
        Demand(keyId is null or { Length: > 0 and <= LongestLength } && !keyId.AsSpan().ContainsAnyExcept(s_id), keyId ?? provider);
        return new KeyName(provider, keyId ?? provider);
    }

    /// <inheritdoc/>
    public override string ToString() => KeyId == Provider ? Provider : $"{Provider}/{KeyId}";

    private static void Demand(bool holds, string name)
    {
        if (!holds)
            throw new AgentOSException(VaultErrors.BadName, "use", name);
    }
}
