using System.Security.Cryptography;
using System.Text;
using AgentOS.Vault.Fernet;

namespace AgentOS.Vault.Derivation;

/// <summary>
/// From what this machine is, what its user knows and what a file beside the vault holds to the vault's key: PBKDF2-HMAC-SHA256 (RFC 8018) over
/// "MACHINE-ID:PASSWORD", followed by the random secret.
/// </summary>
internal static class MasterKeyDerivation
{
    /// <summary>OWASP's recommendation of 2023 for PBKDF2-HMAC-SHA256, and the peer's number: about 0.2 s.</summary>
    public const int Iterations = 600_000;

    /// <summary>Bytes.</summary>
    public const int SaltLength = 16;

    /// <summary>Derives a key. Slow by design.</summary>
    /// <param name="material">What is known: see <see cref="Material"/>.</param>
    /// <param name="salt">Random bytes that are kept with what the key encrypts.</param>
    public static FernetKey Derive(ReadOnlySpan<byte> material, ReadOnlySpan<byte> salt)
    {
        Span<byte> bytes = stackalloc byte[FernetKey.Length];
        Rfc2898DeriveBytes.Pbkdf2(material, salt, bytes, Iterations, HashAlgorithmName.SHA256);
        FernetKey key = new(bytes);
        CryptographicOperations.ZeroMemory(bytes);
        return key;
    }

    /// <summary>What a vault's key is derived from; the caller wipes it.</summary>
    /// <param name="machine">The machine's id.</param>
    /// <param name="password">The user's; empty for none.</param>
    /// <param name="secret">The random secret; empty for the peer's vaults, which have none.</param>
    public static byte[] Material(string machine, string password, ReadOnlySpan<byte> secret) => [.. Encoding.UTF8.GetBytes($"{machine}:{password}"), .. secret];
}
