using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux;

/// <summary>Anonymous files in memory (memfd_create(2)): content for another process that no path leads to.</summary>
public static partial class MemoryFile
{
    private const uint CloseOnExec = 1;

    /// <summary>Makes a file with the given content, positioned at its start.</summary>
    public static SafeFileHandle Create(ReadOnlySpan<byte> content)
    {
        SafeFileHandle file = new(SystemCall.Check(MemoryFileCreate("agentos", CloseOnExec), "memfd_create"), ownsHandle: true);
        RandomAccess.Write(file, content, 0);
        return file;
    }

    /// <summary>Reads the whole content.</summary>
    public static byte[] ReadAll(SafeFileHandle file)
    {
        byte[] content = new byte[RandomAccess.GetLength(file)];
        _ = RandomAccess.Read(file, content, 0);
        return content;
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MemoryFileCreate(string name, uint flags);
}
