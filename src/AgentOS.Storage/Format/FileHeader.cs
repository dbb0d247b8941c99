using System.Buffers.Binary;
using AgentOS.Errors;
using AgentOS.Storage.Commits;
using AgentOS.Storage.Connections;

namespace AgentOS.Storage.Format;

/// <summary>Looks at a file's first bytes before SQLite does, because SQLite may already change what it opens.</summary>
/// <remarks>Offsets: the database header, sqlite.org/fileformat2.html section 1.3.</remarks>
internal static class FileHeader
{
    private const int HeaderLength = 100;
    private const int PageSizeAt = 16;
    private const int ChangeCounterAt = 24;
    private const int PageCountAt = 28;
    private const int ValidForAt = 92;

    /// <summary>Fails unless the file can be a whole SQLite database.</summary>
    internal static void Check(DatabaseFile file, string path)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        int length = RandomAccess.Read(file.Handle, header, 0);
        header = header[..length];
        if (length == 0)
            throw new AgentOSException(StorageErrors.EmptyFile, "open", path);
        if (header.StartsWith("Turso\0"u8))
            throw new AgentOSException(StorageErrors.Encrypted, "open", path);
        if (!header.StartsWith("SQLite format 3\0"u8))
            throw new AgentOSException(StorageErrors.NotADatabase, "open", path);
        if (length < HeaderLength || IsCutShort(header, RandomAccess.GetLength(file.Handle), path))
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
