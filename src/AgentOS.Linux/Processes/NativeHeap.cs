using System.Runtime.InteropServices;

namespace AgentOS.Linux;

/// <summary>The C library's heap, where native libraries keep what they allocate.</summary>
public static partial class NativeHeap
{
    private const int MostArenas = -8; // M_ARENA_MAX

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

    /// <summary>
    /// Has all threads share so many arenas (mallopt(3)). By default glibc makes eight for each processor, and what threads leave in them stays scattered. Elsewhere than in glibc nothing
    /// happens.
    /// </summary>
    public static void LimitArenas(int count)
    {
        try
        {
            _ = MallocOption(MostArenas, count);
        }
        catch (EntryPointNotFoundException)
        {
            // musl has none.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int MallocOption(int option, int value);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int MallocTrim(nuint padding);
}
