using System.Globalization;

namespace AgentOS.Guest;

/// <summary>Where no cgroup limits memory: sums what the sandbox's processes have resident, ten times a second.</summary>
internal static class MemoryWatcher
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    /// <summary>Calls <paramref name="exceeded"/> once the sum is above the limit.</summary>
    public static void Start(long limit, Action exceeded) => new Thread(() => Watch(limit, exceeded)) { IsBackground = true }.Start();

    private static void Watch(long limit, Action exceeded)
    {
        using PeriodicTimer timer = new(Period);
        while (timer.WaitForNextTickAsync().AsTask().GetAwaiter().GetResult())
        {
            if (Resident() > limit)
            {
                exceeded();
                return;
            }
        }
    }

    private static long Resident() => Directory.EnumerateDirectories("/proc")
        .Where(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out int pid) && pid != 1)
        .Sum(ResidentOf);

    private static long ResidentOf(string process)
    {
        try
        {
            return long.Parse(File.ReadAllText($"{process}/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
        }
        catch (IOException)
        {
            return 0; // It ended meanwhile.
        }
    }
}
