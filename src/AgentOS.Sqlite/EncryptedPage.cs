namespace AgentOS.Sqlite;

/// <summary>Pages of encrypted files.</summary>
public static class EncryptedPage
{
    /// <summary>Bytes of a page. One size for all files, because it can only be read from a file after decrypting with it.</summary>
    public const int Size = 8192;
}
