using System.Security.Cryptography;
using AgentOS.Vault.Providers;

namespace AgentOS.Vault.Secrets;

/// <summary>
/// What a sandbox sees in place of a key: it begins as the provider's keys do and is as long as the real one, so that programs which check the shape take it; the rest is
/// random, and it is recognizable by people and secret scanners.
/// </summary>
public static class Placeholder
{
    /// <summary>What every placeholder has in it.</summary>
    public const string Mark = "AGENTOS";

    // 20 characters of 62: 119 bits, which nobody guesses and no other text has by chance.
    private const int RandomLength = 20;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Makes one.</summary>
    /// <param name="provider">Whose keys it looks like; null for nobody's.</param>
    /// <param name="length">Characters of the real key; a placeholder is longer than a key that is too short to be random.</param>
    public static string Make(KnownProvider? provider, int length)
    {
        string beginning = (provider?.Prefix ?? "") + Mark;
        return beginning + RandomNumberGenerator.GetString(Alphabet, Math.Max(length - beginning.Length, RandomLength));
    }
}
