using AgentOS.Errors;

namespace AgentOS.Storage.Encryption;

/// <summary>
/// Encrypts existing agent databases, decrypts them, and changes their key: into a new file, compared with the old one, that then takes its place at once. A crash at any
/// moment leaves either. The file must not be in use. The disk may keep what was written before in blocks it does not overwrite.
/// </summary>
public static class DatabaseEncryption
{
    /// <summary>Encrypts a plain file.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="key">The key it gets.</param>
    /// <exception cref="AgentOSException">It is in use, encrypted already or no agent database, or the copy cannot be made; it is as it was.</exception>
    public static void Encrypt(string path, DatabaseKey key)
    {
        try
        {
            new KeyConversion(path, key, "encrypt").Run();
        }
        catch (AgentOSException e) when (e.Definition == EncryptionErrors.KeyNeeded)
        {
            throw new AgentOSException(EncryptionErrors.AlreadyEncrypted, "encrypt", path, null, e);
        }
    }

    /// <summary>Makes an encrypted file a plain one.</summary>
    /// <param name="location">The database file with its key.</param>
    /// <exception cref="AgentOSException">The key is missing or wrong, the file is in use, or the copy cannot be made; it is as it was.</exception>
    public static void Decrypt(DatabaseLocation location)
    {
        RequireKey(location, "decrypt");
        new KeyConversion(location, null, "decrypt").Run();
    }

    /// <summary>Gives an encrypted file another key.</summary>
    /// <param name="location">The database file with its present key.</param>
    /// <param name="key">The key it gets.</param>
    /// <exception cref="AgentOSException">The key is missing or wrong, the file is in use, or the copy cannot be made; it is as it was.</exception>
    public static void ChangeKey(DatabaseLocation location, DatabaseKey key)
    {
        RequireKey(location, "change the key of");
        new KeyConversion(location, key, "change the key of").Run();
    }

    private static void RequireKey(DatabaseLocation location, string operation)
    {
        if (location.Key is null)
            throw new AgentOSException(EncryptionErrors.KeyMissing, operation, location.Path);
    }
}
