namespace AgentOS.Workspace.Review;

/// <summary>Writes one file or link where other programs can read it; its directory is made when it is missing, the name must be free.</summary>
internal static class HostCopy
{
    private const int BlockBytes = 1 << 20;

    /// <summary>Read, write and execute: a copy acts as nobody else.</summary>
    private const uint AccessBits = 0x1FF;

    /// <summary>Reads from an offset until the buffer is full or the file ends; throws when it cannot.</summary>
    internal delegate int ReadBlock(long offset, Span<byte> buffer);

    /// <summary>Copies what is read; on return the content is on disk.</summary>
    public static void WriteFile(string target, uint mode, ReadBlock read)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using FileStream file = new(target, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        File.SetUnixFileMode(file.SafeFileHandle, (UnixFileMode)(mode & AccessBits));
        byte[] block = new byte[BlockBytes];
        int count;
        for (long offset = 0; (count = read(offset, block)) > 0; offset += count)
            file.Write(block, 0, count);
        file.Flush(flushToDisk: true);
    }

    public static void WriteLink(string target, ReadOnlySpan<byte> path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.CreateSymbolicLink(target, System.Text.Encoding.UTF8.GetString(path));
    }
}
