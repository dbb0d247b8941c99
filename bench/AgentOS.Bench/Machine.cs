using System.Runtime.InteropServices;

namespace AgentOS.Bench;

/// <summary>What a reader must know about the machine to place the numbers.</summary>
internal static class Machine
{
    public static string Describe()
    {
        string load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        long memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30;
        return $"{Environment.ProcessorCount} cores, {memory} GiB, {RuntimeInformation.OSDescription}, load at the end {load}, "
            + $"{(Environment.IsPrivilegedProcess ? "root" : "ordinary user")}";
    }
}
