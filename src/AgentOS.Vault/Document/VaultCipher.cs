using System.Security.Cryptography;
using System.Text;
using AgentOS.Errors;
using AgentOS.Vault.Derivation;
using AgentOS.Vault.Fernet;

namespace AgentOS.Vault.Document;

/// <summary>The key of one document: seals and opens its entries.</summary>
internal sealed class VaultCipher : IDisposable
{
    // A token's content names what it belongs to, or a token could be moved to the entry of a provider its author controls.
    private const byte Separator = (byte)'\n';
    private static readonly byte[] s_check = "agentos vault"u8.ToArray();

    private readonly FernetKey _key;
    private readonly int _version;
    private readonly string _salt;

    private VaultCipher(FernetKey key, VaultDocument document)
    {
        _key = key;
        (_version, _salt) = (document.Version, document.Salt);
    }

    /// <summary>Derives a document's key and makes sure that it is the right one.</summary>
    /// <exception cref="AgentOSException"><see cref="VaultErrors.WrongPassword"/> or <see cref="VaultErrors.Damaged"/>.</exception>
    public static VaultCipher Open(VaultDirectory directory, VaultDocument document, string machine, string password)
    {
        VaultCipher cipher = Derive(directory, document, machine, password);
        string? proof = document.Check ?? (document.Entries is [var first, ..] ? TokenOf(first) : null);
        if (document.Version == VaultDocument.CurrentVersion && document.Check is null)
            throw new AgentOSException(VaultErrors.Damaged, "open", directory.FilePath, "it lacks its check");
        if (proof is null || FernetToken.Decrypt(cipher._key, proof) is { } content && Wipe(content))
            return cipher;
        cipher.Dispose();
        throw new AgentOSException(VaultErrors.WrongPassword, "open", directory.FilePath);
    }

    /// <summary>Makes a document without entries, with a salt and a secret of its own, and its key.</summary>
    public static (VaultDocument Document, VaultCipher Cipher) Make(VaultDirectory directory, string machine, string password, DateTimeOffset now)
    {
        VaultDocument document = new()
        {
            Version = VaultDocument.CurrentVersion,
            Salt = Convert.ToBase64String(RandomNumberGenerator.GetBytes(MasterKeyDerivation.SaltLength)),
            Secret = directory.MakeSecret(),
        };
        VaultCipher cipher = Derive(directory, document, machine, password);
        return (document with { Check = FernetToken.Encrypt(cipher._key, s_check, now) }, cipher);
    }

    /// <summary>Whether it is this document's key.</summary>
    public bool Belongs(VaultDocument document) => document.Salt == _salt && document.Version == _version;

    /// <summary>Encrypts a key into an entry.</summary>
    public VaultEntry Seal(KeyName name, SecretValue value, DateTimeOffset now)
    {
        byte[] content = [.. Heading(name.Provider, name.KeyId), .. value.Bytes];
        string token = FernetToken.Encrypt(_key, content, now);
        CryptographicOperations.ZeroMemory(content);
        return new VaultEntry
        {
            Provider = name.Provider,
            KeyId = name.KeyId,
            EncryptedValue = Convert.ToBase64String(Encoding.ASCII.GetBytes(token)),
            CreatedAt = now,
        };
    }

    /// <summary>Decrypts an entry's key.</summary>
    /// <exception cref="AgentOSException"><see cref="VaultErrors.Damaged"/>.</exception>
    public SecretValue Open(VaultEntry entry)
    {
        byte[] content = FernetToken.Decrypt(_key, TokenOf(entry)) ?? throw Damaged(entry);
        ReadOnlySpan<byte> heading = Heading(entry.Provider, entry.KeyId);
        if (!content.AsSpan().StartsWith(heading))
            throw Damaged(entry);
        SecretValue value = SecretValue.Take(content.AsSpan(heading.Length));
        CryptographicOperations.ZeroMemory(content);
        return value;
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private byte[] Heading(string provider, string keyId) =>
        _version == VaultDocument.PeerVersion ? [] : [.. Encoding.UTF8.GetBytes(provider), Separator, .. Encoding.UTF8.GetBytes(keyId), Separator];

    private static VaultCipher Derive(VaultDirectory directory, VaultDocument document, string machine, string password)
    {
        byte[] salt;
        try
        {
            salt = Convert.FromBase64String(document.Salt);
        }
        catch (FormatException failure)
        {
            throw new AgentOSException(VaultErrors.Damaged, "open", directory.FilePath, "its salt", failure);
        }

        byte[] secret = directory.ReadSecret(document);
        byte[] material = MasterKeyDerivation.Material(machine, password, secret);
        VaultCipher cipher = new(MasterKeyDerivation.Derive(material, salt), document);
        CryptographicOperations.ZeroMemory(secret);
        CryptographicOperations.ZeroMemory(material);
        return cipher;
    }

    private static string TokenOf(VaultEntry entry)
    {
        try
        {
            return Encoding.ASCII.GetString(Convert.FromBase64String(entry.EncryptedValue));
        }
        catch (FormatException)
        {
            throw Damaged(entry);
        }
    }

    private static bool Wipe(byte[] content)
    {
        CryptographicOperations.ZeroMemory(content);
        return true;
    }

    private static AgentOSException Damaged(VaultEntry entry) => new(VaultErrors.Damaged, "read the key of", entry.Provider, $"key id {entry.KeyId}");
}
