namespace AgentOS.Storage.Encryption;

/// <summary>The header of a file that Turso encrypted: its own mark in place of SQLite's, the version of that, and the cipher.</summary>
internal static class TursoHeader
{
    private const int CipherAt = 6;

    // Numbers of Turso's CipherMode (core/storage/encryption.rs), from 1.
    private static readonly string[] s_ciphers = ["aes128gcm", "aes256gcm", "aegis256", "aegis256x2", "aegis256x4", "aegis128l", "aegis128x2", "aegis128x4"];

    /// <summary>Whether a file's first bytes are such a header.</summary>
    internal static bool IsAt(ReadOnlySpan<byte> header) => header.StartsWith("Turso\0"u8);

    /// <summary>The cipher, as the peer's <c>--cipher</c> and <c>AGENTFS_CIPHER</c> name it.</summary>
    internal static string NameCipher(ReadOnlySpan<byte> header) =>
        header.Length > CipherAt && header[CipherAt] is var number and > 0 && number <= s_ciphers.Length ? s_ciphers[number - 1] : "an unknown cipher";
}
