using AgentOS.Vault.Providers;

namespace AgentOS.Vault.Secrets;

/// <summary>
/// What a sandbox sees in place of a key: as long and beginning as the provider's keys do, so that programs which check the shape take it, random, and recognizable by
/// people and secret scanners.
/// </summary>
public static class Placeholder
{
    /// <summary>What every placeholder has in it.</summary>
    public const string Mark = "AGENTOSPLACEHOLDER";

    // 24 characters of 62: 142 bits, which nobody guesses and no other text has by chance.
    private const int RandomLength = 24, ShortestLength = 44;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Makes one.</summary>
    /// <param name="provider">Whose keys it looks like; null for nobody's.</param>
    public static string Make(KnownProvider? provider)
    {
        string prefix = provider?.Prefix ?? "";
        int length = Math.Max(provider?.Length ?? ShortestLength, prefix.Length + Mark.Length + RandomLength);
        return prefix + Mark + RandomNumberText(length - prefix.Length - Mark.Length);
    }

    private static string RandomNumberText(int length) => System.Security.Cryptography.RandomNumberGenerator.GetString(Alphabet, length);
}
