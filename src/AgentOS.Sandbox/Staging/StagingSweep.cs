using System.Globalization;

namespace AgentOS.Sandbox;

/// <summary>Removes staging directories of runs that were killed. Not recursive: only empty mount points go, never what is mounted on one.</summary>
internal static class StagingSweep
{
    public static void Run(string runtimeDirectory)
    {
        foreach (string staging in Directory.EnumerateDirectories(runtimeDirectory))
        {
            if (OwnerOf(staging) is { } process && !Directory.Exists($"/proc/{process}"))
                TryRemove(staging);
        }
    }

    /// <summary>Removes one staging directory, or leaves it to the next sweep when something is still mounted in it.</summary>
    public static void TryRemove(string staging)
    {
        try
        {
            foreach (string mountPoint in Directory.EnumerateDirectories(staging))
                Directory.Delete(mountPoint);
            Directory.Delete(staging);
        }
        catch (IOException)
        {
            // Still mounted.
        }
    }

    // Directories are named PROCESS-NUMBER (SandboxSite).
    private static int? OwnerOf(string staging) =>
        Path.GetFileName(staging).Split('-') is [string process, _] && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : null;
}
