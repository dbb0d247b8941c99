using System.Globalization;

namespace AgentOS.Vms.Runs;

/// <summary>Disks of runs, <c>run-PID-ID.ext4</c>: each has its name until its monitor has it open, and so stays when its process is killed before.</summary>
internal static class RunDisk
{
    /// <summary>A new one's path.</summary>
    public static string Name(string directory) =>
        Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"run-{Environment.ProcessId}-{Guid.NewGuid():N}.ext4"));

    /// <summary>Removes those of processes that are gone.</summary>
    public static void RemoveLeft(string directory)
    {
        foreach (string disk in Directory.EnumerateFiles(directory, "run-*-*.ext4"))
        {
            if (!Directory.Exists($"/proc/{Path.GetFileName(disk).Split('-')[1]}"))
                File.Delete(disk);
        }
    }
}
