using System.Diagnostics;

namespace AgentOS.Fuse.Tests;

/// <summary>What this mount namespace has mounted.</summary>
internal static class MountTable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    internal static bool Contains(string mountPoint) =>
        File.ReadLines("/proc/self/mounts").Any(line => line.Split(' ')[1] == mountPoint);

    /// <summary>Spins on the table; fails after ten seconds.</summary>
    internal static void WaitUntilGone(string mountPoint)
    {
        long start = Stopwatch.GetTimestamp();
        while (Contains(mountPoint))
            Assert.True(Stopwatch.GetElapsedTime(start) < Limit, $"{mountPoint} is still mounted");
    }
}
