using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Vault.Derivation;
using AgentOS.Vault.Document;
using AgentOS.Vault.Fernet;

namespace AgentOS.Vault.Exports;

/// <summary>Takes keys to another machine, under a passphrase of their own.</summary>
public static class KeyExport
{
    /// <summary>Encrypts every key of a vault for a file.</summary>
    /// <param name="vault">Where they are.</param>
    /// <param name="passphrase">What opens the file; not empty.</param>
    /// <param name="now">When.</param>
    /// <exception cref="AgentOSException"><see cref="VaultErrors"/>.</exception>
    public static byte[] Write(KeyVault vault, string passphrase, DateTimeOffset now)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(MasterKeyDerivation.SaltLength);
        using FernetKey key = MasterKeyDerivation.Derive(Encoding.UTF8.GetBytes(passphrase), salt);
        IReadOnlyList<ExportedKey> keys = [.. vault.List().Select(stored => Reveal(vault, stored))];
        byte[] content = JsonSerializer.SerializeToUtf8Bytes(keys, VaultJson.Default.IReadOnlyListExportedKey);
        ExportDocument document = new()
        {
            Format = ExportDocument.CurrentFormat,
            Salt = Convert.ToBase64String(salt),
            Keys = FernetToken.Encrypt(key, content, now),
        };
        CryptographicOperations.ZeroMemory(content);
        return JsonSerializer.SerializeToUtf8Bytes(document, VaultJson.Default.ExportDocument);
    }

    /// <summary>Reads the keys of such a file; the caller disposes their values.</summary>
    /// <exception cref="AgentOSException"><see cref="VaultErrors.BadExport"/>.</exception>
    public static IReadOnlyList<(KeyName Name, SecretValue Value)> Read(ReadOnlySpan<byte> file, string passphrase)
    {
        try
        {
            ExportDocument document = JsonSerializer.Deserialize(file, VaultJson.Default.ExportDocument) ?? throw new JsonException();
            using FernetKey key = MasterKeyDerivation.Derive(Encoding.UTF8.GetBytes(passphrase), Convert.FromBase64String(document.Salt));
            byte[] content = document.Format == ExportDocument.CurrentFormat && FernetToken.Decrypt(key, document.Keys) is { } opened ? opened : throw new JsonException();
            IReadOnlyList<ExportedKey> keys = JsonSerializer.Deserialize(content, VaultJson.Default.IReadOnlyListExportedKey) ?? [];
            CryptographicOperations.ZeroMemory(content);
            return [.. keys.Select(exported => (KeyName.Of(exported.Provider, exported.KeyId), SecretValue.Parse(exported.Value)))];
        }
        catch (Exception failure) when (failure is JsonException or FormatException)
        {
            throw new AgentOSException(VaultErrors.BadExport, "import", "the keys", innerException: failure);
        }
    }

    private static ExportedKey Reveal(KeyVault vault, VaultKey stored)
    {
        using SecretValue value = vault.Get(stored.Provider, stored.KeyId);
        return new ExportedKey(stored.Provider, stored.KeyId, value.Reveal());
    }
}
