using System.Globalization;

namespace AgentOS.Fuse;

/// <summary>What is written down about a mount, to tell after a crash whether its server still lives.</summary>
/// <param name="ProcessId">The server.</param>
/// <param name="StartTime">When the server started, in clock ticks since boot (proc_pid_stat(5), field 22): process ids are reused.</param>
/// <param name="BootId">Which boot that was; mounts do not survive one.</param>
/// <param name="MountPoint">Absolute path.</param>
internal sealed record MountRecord(int ProcessId, string StartTime, string BootId, string MountPoint)
{
    private const int Lines = 4;

    /// <summary>Whether the server that wrote this still runs.</summary>
    internal bool IsAlive => BootId == CurrentBoot() && StartTimeOf(ProcessId) == StartTime;

    /// <summary>Describes a mount of this process.</summary>
    internal static MountRecord OfThisProcess(string mountPoint) =>
        new(Environment.ProcessId, StartTimeOf(Environment.ProcessId) ?? "", CurrentBoot(), Path.GetFullPath(mountPoint));

    /// <summary>Reads a record; null when the file is none or cannot be read.</summary>
    internal static MountRecord? Read(string path)
    {
        string[] lines = File.ReadAllLines(path);
        return lines.Length >= Lines && int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out int pid)
            ? new MountRecord(pid, lines[1], lines[2], string.Join('\n', lines[3..]))
            : null;
    }

    internal void Write(string path) => File.WriteAllText(path, $"{ProcessId}\n{StartTime}\n{BootId}\n{MountPoint}\n");

    private static string CurrentBoot() => File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();

    /// <summary>Null when there is no such process. The name in field 2 may hold blanks and parentheses, so counting starts after it.</summary>
    private static string? StartTimeOf(int pid)
    {
        const int FieldsAfterName = 19;
        try
        {
            string status = File.ReadAllText($"/proc/{pid}/stat");
            return status[(status.LastIndexOf(')') + 2)..].Split(' ')[FieldsAfterName];
        }
        catch (IOException)
        {
            return null;
        }
    }
}
