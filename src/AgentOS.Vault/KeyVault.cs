using System.Diagnostics.CodeAnalysis;
using AgentOS.Errors;
using AgentOS.Vault.Document;

namespace AgentOS.Vault;

/// <summary>
/// Keys of providers, encrypted in one file: Fernet, with a key derived from this machine, a random secret beside the file and a password, if there is one. Any number of
/// processes can use it at once; each change is whole or not at all. Reading the names needs no password. For one thread at a time.
/// </summary>
public sealed class KeyVault : IDisposable
{
    // Every use would otherwise write the file; who reads the list wants to know what is used at all.
    private static readonly TimeSpan s_useResolution = TimeSpan.FromMinutes(1);

    private readonly VaultDirectory _directory;
    private readonly VaultLocation _location;
    private readonly TimeProvider _clock;
    private string _password;
    private VaultCipher? _cipher;

    private KeyVault(VaultDirectory directory, VaultLocation location, string password, TimeProvider clock)
    {
        _directory = directory;
        _location = location;
        _password = password;
        _clock = clock;
    }

    /// <summary>The file.</summary>
    public string Path => _directory.FilePath;

    /// <summary>Opens a vault, which need not exist yet.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="password">The user's password; empty for none.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="AgentOSException"><see cref="VaultErrors.Exposed"/> or <see cref="VaultErrors.Unusable"/>.</exception>
    public static KeyVault Open(VaultLocation location, string password = "", TimeProvider? clock = null) =>
        new(VaultDirectory.Open(location.Directory), location, password, clock ?? TimeProvider.System);

    /// <summary>What is stored, in the order it was added; needs no password.</summary>
    /// <exception cref="AgentOSException"><see cref="VaultErrors"/>.</exception>
    public IReadOnlyList<VaultKey> List() =>
        [.. (_directory.Read()?.Entries ?? []).Select(entry => new VaultKey(entry.Provider, entry.KeyId, entry.CreatedAt, entry.LastUsed))];

    /// <summary>Makes sure that it opens. One that does not exist yet opens with every password.</summary>
    /// <exception cref="AgentOSException"><see cref="VaultErrors"/>.</exception>
    public void Unlock()
    {
        using IDisposable held = _directory.Lock();
        if (_directory.Read() is { } document)
            CipherOf(document);
    }

    /// <summary>Gives out a key and remembers that it was used.</summary>
    /// <param name="provider">Whose.</param>
    /// <param name="keyId">Which; null is the one named like the provider, or the only one.</param>
    /// <param name="value">It; the caller disposes it.</param>
    /// <returns>False when there is none of this name.</returns>
    /// <exception cref="AgentOSException"><see cref="VaultErrors"/>: it does not open, or no id was given and several could be meant.</exception>
    public bool TryGet(string provider, string? keyId, [NotNullWhen(true)] out SecretValue? value)
    {
        value = null;
        using IDisposable held = _directory.Lock();
        if (_directory.Read() is not { } document || Find(document, provider, keyId) is not { } entry)
            return false;
        value = CipherOf(document).Open(entry);
        RememberUse(document, entry);
        return true;
    }

    /// <summary>Gives out a key that must be there.</summary>
    /// <inheritdoc cref="TryGet"/>
    public SecretValue Get(string provider, string? keyId = null) => TryGet(provider, keyId, out SecretValue? value)
        ? value
        : throw new AgentOSException(VaultErrors.NoKey, "use the key", keyId is null ? provider : $"{provider}/{keyId}");

    /// <summary>Enough of a key to tell it from others: how it begins and ends. Not counted as a use.</summary>
    /// <exception cref="AgentOSException"><see cref="VaultErrors"/>.</exception>
    public string Hint(VaultKey key)
    {
        using IDisposable held = _directory.Lock();
        if (_directory.Read() is not { } document || Find(document, key.Provider, key.KeyId) is not { } entry)
            throw new AgentOSException(VaultErrors.NoKey, "show the key", key.Provider);
        using SecretValue value = CipherOf(document).Open(entry);
        return value.Hint();
    }

    /// <summary>Stores keys, all or none. Those of the same names are replaced; a file of the peer's becomes one of ours.</summary>
    /// <exception cref="AgentOSException"><see cref="VaultErrors"/>.</exception>
    public void Set(params IReadOnlyList<(KeyName Name, SecretValue Value)> keys) => Change((document, cipher) => document with
    {
        Entries =
        [
            .. document.Entries.Where(entry => !keys.Any(key => entry.Is(key.Name.Provider, key.Name.KeyId))),
            .. keys.Select(key => cipher.Seal(key.Name, key.Value, _clock.GetUtcNow())),
        ],
    });

    /// <summary>Removes keys.</summary>
    /// <param name="provider">Whose.</param>
    /// <param name="keyId">Which; null is all of them.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="AgentOSException"><see cref="VaultErrors"/>.</exception>
    public int Remove(string provider, string? keyId)
    {
        using IDisposable held = _directory.Lock();
        if (_directory.Read() is not { } document)
            return 0;
        VaultEntry[] kept = [.. document.Entries.Where(entry => entry.Provider != provider || (keyId is not null && entry.KeyId != keyId))];
        if (kept.Length < document.Entries.Count)
            _directory.Write(document with { Entries = kept });
        return document.Entries.Count - kept.Length;
    }

    /// <summary>Encrypts everything anew, with another secret and salt. Copies of the old file are then of no use to who learns the new password or secret.</summary>
    /// <param name="password">The password from now on; null keeps it, empty is none.</param>
    /// <exception cref="AgentOSException"><see cref="VaultErrors"/>.</exception>
    public void Rotate(string? password)
    {
        using IDisposable held = _directory.Lock();
        VaultDocument? old = _directory.Read();
        IReadOnlyList<VaultEntry> entries = old?.Entries ?? [];
        // Both ciphers are needed for a moment: what the old one opens the new one seals.
        VaultCipher? opening = old is null ? null : CipherOf(old);
        (VaultDocument document, VaultCipher sealing) = VaultCipher.Make(_directory, _location.Machine, password ?? _password, _clock.GetUtcNow());
        _directory.Write(document with { Entries = [.. entries.Select(entry => Reseal(entry, opening!, sealing))] });
        opening?.Dispose();
        (_cipher, _password) = (sealing, password ?? _password);
        if (old is not null)
            _directory.RemoveSecret(old);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cipher?.Dispose();
        _directory.Dispose();
    }

    private void Change(Func<VaultDocument, VaultCipher, VaultDocument> change)
    {
        using IDisposable held = _directory.Lock();
        VaultDocument? old = _directory.Read();
        if (old is { Version: VaultDocument.CurrentVersion })
        {
            _directory.Write(change(old, CipherOf(old)));
            return;
        }

        using VaultCipher? opening = old is null ? null : VaultCipher.Open(_directory, old, _location.Machine, _password);
        (VaultDocument document, VaultCipher sealing) = VaultCipher.Make(_directory, _location.Machine, _password, _clock.GetUtcNow());
        _cipher?.Dispose();
        _cipher = sealing;
        _directory.Write(change(document with { Entries = [.. (old?.Entries ?? []).Select(entry => Reseal(entry, opening!, sealing))] }, sealing));
    }

    private static VaultEntry Reseal(VaultEntry entry, VaultCipher opening, VaultCipher sealing)
    {
        using SecretValue value = opening.Open(entry);
        return sealing.Seal(new KeyName(entry.Provider, entry.KeyId), value, entry.CreatedAt) with { LastUsed = entry.LastUsed };
    }

    private static VaultEntry? Find(VaultDocument document, string provider, string? keyId)
    {
        VaultEntry[] all = [.. document.Entries.Where(entry => entry.Provider == provider)];
        if (keyId is not null)
            return Array.Find(all, entry => entry.KeyId == keyId);
        return Array.Find(all, entry => entry.KeyId == provider) ?? all switch
        {
            [] => null,
            [var only] => only,
            _ => throw new AgentOSException(VaultErrors.Ambiguous, "use the key of", provider, string.Join(", ", all.Select(entry => entry.KeyId))),
        };
    }

    // The derivation is slow on purpose; it is done again only for another file, as when another process has rotated it.
    private VaultCipher CipherOf(VaultDocument document)
    {
        if (_cipher?.Belongs(document) == true)
            return _cipher;
        _cipher?.Dispose();
        _cipher = null;
        return _cipher = VaultCipher.Open(_directory, document, _location.Machine, _password);
    }

    private void RememberUse(VaultDocument document, VaultEntry used)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        if (now - used.LastUsed < s_useResolution)
            return;
        try
        {
            _directory.Write(document with { Entries = [.. document.Entries.Select(entry => ReferenceEquals(entry, used) ? entry with { LastUsed = now } : entry)] });
        }
        catch (AgentOSException failure) when (failure.Definition == VaultErrors.Unusable)
        {
            // A full or read-only disk keeps nobody from using a key.
        }
    }
}
