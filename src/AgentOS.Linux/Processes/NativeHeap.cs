using System.Runtime.InteropServices;

namespace AgentOS.Linux;

/// <summary>The C library's heap, where native libraries keep what they allocate.</summary>
public static partial class NativeHeap
{
    /// <summary>Gives memory that was freed back to the system (malloc_trim(3)); the C library keeps most of it otherwise. Elsewhere than in glibc nothing happens.</summary>
    public static void Trim()
    {
        try
        {
            _ = MallocTrim(0);
        }
        catch (EntryPointNotFoundException)
        {
            // musl gives memory back by itself.
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int MallocTrim(nuint padding);
}
