using System.Buffers.Binary;
using AgentOS.Errors;
using AgentOS.Sqlite;
using AgentOS.Storage.Commits;
using AgentOS.Storage.Connections;
using AgentOS.Storage.Encryption;

namespace AgentOS.Storage.Format;

/// <summary>Looks at a file's first bytes before SQLite does, because SQLite may already change what it opens.</summary>
/// <remarks>Offsets: the database header, sqlite.org/fileformat2.html section 1.3.</remarks>
internal static class FileHeader
{
    private const int HeaderLength = 100;

    /// <summary>As many bytes tell random ones from others.</summary>
    private const int StartLength = 4096;

    private const int PageSizeAt = 16;
    private const int ChangeCounterAt = 24;
    private const int PageCountAt = 28;
    private const int ValidForAt = 92;

    /// <summary>Fails unless the file can be a whole SQLite database, encrypted if there is a key and plain if there is none.</summary>
    internal static void Check(DatabaseFile file, DatabaseLocation location)
    {
        string path = location.Path;
        Span<byte> start = stackalloc byte[StartLength];
        start = start[..RandomAccess.Read(file.Handle, start, 0)];
        ReadOnlySpan<byte> header = start[..Math.Min(start.Length, HeaderLength)];
        if (start.IsEmpty)
            throw new AgentOSException(StorageErrors.EmptyFile, "open", path);
        if (TursoHeader.IsAt(header))
            throw new AgentOSException(StorageErrors.Encrypted, "open", path, TursoHeader.NameCipher(header));
        bool isPlain = header.StartsWith("SQLite format 3\0"u8);
        if (location.Key is not null)
            CheckEncrypted(isPlain, file, path);
        else if (!isPlain)
            throw new AgentOSException(Randomness.IsIn(start) ? EncryptionErrors.KeyNeeded : StorageErrors.NotADatabase, "open", path);
        else
            CheckPlain(header, file, path);
    }

    /// <summary>Nothing else can be seen of an encrypted file before its key is tried.</summary>
    private static void CheckEncrypted(bool isPlain, DatabaseFile file, string path)
    {
        if (isPlain)
            throw new AgentOSException(EncryptionErrors.NotEncrypted, "open", path);
        long length = RandomAccess.GetLength(file.Handle);
        if (length < EncryptedPage.Size || (length % EncryptedPage.Size != 0 && !File.Exists(path + "-wal")))
            throw new AgentOSException(StorageErrors.Corrupt, "open", path, "the file was cut short");
    }

    private static void CheckPlain(ReadOnlySpan<byte> header, DatabaseFile file, string path)
    {
        if (header.Length < HeaderLength || IsCutShort(header, RandomAccess.GetLength(file.Handle), path))
            throw new AgentOSException(StorageErrors.Corrupt, "open", path, "the file was cut short");
        if (MountMark.IsForeign(header, file.Identity) && !File.Exists(path + "-wal"))
            throw new AgentOSException(StorageErrors.CopiedWhileMounted, "open", path);
    }

    private static bool IsCutShort(ReadOnlySpan<byte> header, long fileLength, string path)
    {
        // A write-ahead log may still hold the pages that are missing in the file.
        if (File.Exists(path + "-wal"))
            return false;

        long pageSize = BinaryPrimitives.ReadUInt16BigEndian(header[PageSizeAt..]);
        pageSize = pageSize == 1 ? 65536 : pageSize;
        uint pages = BinaryPrimitives.ReadUInt32BigEndian(header[PageCountAt..]);
        bool countIsValid = header.Slice(ChangeCounterAt, 4).SequenceEqual(header.Slice(ValidForAt, 4));
        return countIsValid && fileLength < pages * pageSize;
    }
}
