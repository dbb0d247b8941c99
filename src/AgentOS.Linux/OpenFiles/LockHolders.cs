using System.Globalization;

namespace AgentOS.Linux;

/// <summary>Finds out who holds a lock, from <c>/proc/locks</c> (proc(5)).</summary>
public static class LockHolders
{
    /// <summary>The process that holds flock(2) on a file; null when it cannot be seen from here.</summary>
    public static int? FindFlockHolder(FileIdentity file)
    {
        string wanted = string.Create(CultureInfo.InvariantCulture, $"{file.DeviceMajor:x2}:{file.DeviceMinor:x2}:{file.Inode}");
        foreach (string line in File.ReadLines("/proc/locks"))
        {
            // "12: FLOCK  ADVISORY  WRITE 4711 fe:01:1234 0 EOF"
            string[] fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields is [_, "FLOCK", _, "WRITE", var process, var identity, ..]
                && identity.Equals(wanted, StringComparison.Ordinal)
                && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out int id) && id > 0)
                return id;
        }

        return null;
    }
}
