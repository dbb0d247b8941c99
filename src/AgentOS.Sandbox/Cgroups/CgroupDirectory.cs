using System.Globalization;

namespace AgentOS.Sandbox;

/// <summary>
/// A directory of a cgroup file system, named for the process that made it: <c>agentos-PID-START-N</c>, so that a later start can tell and
/// remove what a killed process left.
/// </summary>
internal sealed class CgroupDirectory : IDisposable
{
    private const string Prefix = "agentos-";

    private static int s_count;

    private readonly string _path;

    private CgroupDirectory(string path) => _path = path;

    /// <summary>Makes a directory below <paramref name="parent"/>, after removing those of dead processes there.</summary>
    public static CgroupDirectory Create(string parent)
    {
        Sweep(parent);
        ProcessIdentity self = ProcessIdentity.Current;
        string name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{self.ProcessId}-{self.StartTime}-{Interlocked.Increment(ref s_count)}");
        return new CgroupDirectory(Directory.CreateDirectory(Path.Combine(parent, name)).FullName);
    }

    /// <summary>Makes one in this one.</summary>
    public CgroupDirectory CreateBelow() => Create(_path);

    /// <summary>Removes directories of dead processes.</summary>
    public static void Sweep(string parent)
    {
        foreach (string stale in Directory.EnumerateDirectories(parent, Prefix + "*").Where(IsStale))
            TryRemove(stale);
    }

    public void Write(string file, long value) => Write(file, value.ToString(CultureInfo.InvariantCulture));

    public void Write(string file, string value) => File.WriteAllText(Path.Combine(_path, file), value);

    /// <summary>Writes a setting a kernel may lack.</summary>
    public void TryWrite(string file, long value)
    {
        if (File.Exists(Path.Combine(_path, file)))
            Write(file, value);
    }

    /// <summary>A counter of a flat keyed file; 0 when it is not there.</summary>
    public long ReadCounter(string file, string key) => CgroupFile.Counter(_path, file, key);

    /// <summary>A file that is one number; 0 when it is not there.</summary>
    public long ReadNumber(string file) => CgroupFile.Number(_path, file) ?? 0;

    /// <summary>Whether a cgroup is one of these.</summary>
    /// <param name="cgroup">Its path below the hierarchy's root.</param>
    public static bool IsSandbox(string cgroup) => Path.GetFileName(cgroup).StartsWith(Prefix, StringComparison.Ordinal);

    public void Dispose() => TryRemove(_path);

    private static bool IsStale(string path)
    {
        string[] parts = Path.GetFileName(path)[Prefix.Length..].Split('-');
        return parts.Length == 3
            && int.TryParse(parts[0], CultureInfo.InvariantCulture, out int pid)
            && long.TryParse(parts[1], CultureInfo.InvariantCulture, out long start)
            && !new ProcessIdentity(pid, start).IsAlive;
    }

    // A cgroup whose last process is not reaped yet is busy; the next start removes it.
    private static void TryRemove(string path)
    {
        try
        {
            foreach (string below in Directory.EnumerateDirectories(path, Prefix + "*"))
                TryRemove(below);
            Directory.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Busy, or gone.
        }
    }
}
