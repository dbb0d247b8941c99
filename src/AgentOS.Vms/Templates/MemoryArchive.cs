using System.Buffers.Binary;
using AgentOS.Linux;
using AgentOS.Storage.Hashing;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Vms.Templates;

/// <summary>A machine's memory as a file: the runs of pages that are not empty, each as i64 offset, i64 length (little endian), bytes.</summary>
internal static class MemoryArchive
{
    private const int Page = 4096;
    private const int LongestRun = 1024 * 1024;
    private const int HeaderBytes = 2 * sizeof(long);

    /// <summary>Writes one.</summary>
    /// <returns>SHA-256 of what was written, in hexadecimal digits.</returns>
    public static string Write(SafeFileHandle memory, Stream archive)
    {
        Sha256 digest = new();
        byte[] window = new byte[LongestRun];
        long size = RandomAccess.GetLength(memory);
        for (long start = 0; start < size; start += window.Length)
        {
            int length = RandomAccess.Read(memory, window.AsSpan(0, (int)Math.Min(window.Length, size - start)), start);
            foreach ((int first, int end) in Runs(window.AsMemory(0, length)))
            {
                byte[] header = new byte[HeaderBytes];
                BinaryPrimitives.WriteInt64LittleEndian(header, start + first);
                BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(sizeof(long)), end - first);
                foreach (ReadOnlyMemory<byte> part in (ReadOnlyMemory<byte>[])[header, window.AsMemory(first, end - first)])
                {
                    archive.Write(part.Span);
                    digest.Append(part.Span);
                }
            }
        }

        return Finish(digest);
    }

    /// <summary>Reads one into a memory file that nobody can change afterwards.</summary>
    /// <param name="archive">What was written.</param>
    /// <param name="bytes">The memory's size.</param>
    /// <param name="expected">SHA-256 in hexadecimal digits.</param>
    /// <returns>Null when it is not what was written.</returns>
    public static SafeFileHandle? TryRead(Stream archive, long bytes, string expected)
    {
        SafeFileHandle memory = MemoryFile.CreateSealable(bytes);
        try
        {
            if (TryFill(memory, archive, bytes) == expected)
            {
                MemoryFile.Seal(memory);
                return memory;
            }
        }
        catch
        {
            memory.Dispose();
            throw;
        }

        memory.Dispose();
        return null;
    }

    private static string? TryFill(SafeFileHandle memory, Stream archive, long bytes)
    {
        Sha256 digest = new();
        byte[] header = new byte[HeaderBytes], window = new byte[LongestRun];
        while (archive.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) == HeaderBytes)
        {
            long offset = BinaryPrimitives.ReadInt64LittleEndian(header), length = BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(sizeof(long)));
            if (length is < 0 or > LongestRun || offset < 0 || offset > bytes - length
                || archive.ReadAtLeast(window.AsSpan(0, (int)length), (int)length, throwOnEndOfStream: false) < length)
            {
                return null;
            }

            digest.Append(header);
            digest.Append(window.AsSpan(0, (int)length));
            RandomAccess.Write(memory, window.AsSpan(0, (int)length), offset);
        }

        return Finish(digest);
    }

    private static IEnumerable<(int First, int End)> Runs(ReadOnlyMemory<byte> window)
    {
        int? first = null;
        for (int page = 0; page < window.Length; page += Page)
        {
            bool isEmpty = !window.Span.Slice(page, Math.Min(Page, window.Length - page)).ContainsAnyExcept((byte)0);
            if (isEmpty && first is { } start)
                yield return (start, page);
            first = isEmpty ? null : first ?? page;
        }

        if (first is { } last)
            yield return (last, window.Length);
    }

    private static string Finish(Sha256 digest)
    {
        byte[] hash = new byte[Sha256.Length];
        digest.Finish(hash);
        return Convert.ToHexStringLower(hash);
    }
}
