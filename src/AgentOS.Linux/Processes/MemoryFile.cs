using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux;

/// <summary>Anonymous files in memory (memfd_create(2)): content for another process that no path leads to.</summary>
public static partial class MemoryFile
{
    private const uint CloseOnExec = 1;
    private const uint AllowSealing = 2;
    private const int AddSeals = 1033;

    /// <summary>F_SEAL_SEAL, F_SEAL_SHRINK, F_SEAL_GROW, F_SEAL_WRITE (fcntl(2)).</summary>
    private const int AllSeals = 0xF;

    /// <summary>Makes a file with the given content, positioned at its start.</summary>
    public static SafeFileHandle Create(ReadOnlySpan<byte> content)
    {
        SafeFileHandle file = new(SystemCall.Check(MemoryFileCreate("agentos", CloseOnExec), "memfd_create"), ownsHandle: true);
        RandomAccess.Write(file, content, 0);
        return file;
    }

    /// <summary>Makes an empty file of a size that can be sealed.</summary>
    /// <param name="bytes">Its size; what is not written takes no memory.</param>
    public static SafeFileHandle CreateSealable(long bytes)
    {
        SafeFileHandle file = new(SystemCall.Check(MemoryFileCreate("agentos", CloseOnExec | AllowSealing), "memfd_create"), ownsHandle: true);
        RandomAccess.SetLength(file, bytes);
        return file;
    }

    /// <summary>Nobody will ever change it, whoever has it; it can still be mapped privately, for writing.</summary>
    /// <exception cref="LinuxException">EBUSY while somebody has it mapped for writing.</exception>
    public static void Seal(SafeFileHandle file) =>
        SystemCall.Check(ProcessInterop.FileControl((int)file.DangerousGetHandle(), AddSeals, AllSeals), "fcntl F_ADD_SEALS");

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
