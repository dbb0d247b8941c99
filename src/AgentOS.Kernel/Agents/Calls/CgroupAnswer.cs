using AgentOS.Sandbox;

namespace AgentOS.Kernel.Agents.Calls;

/// <summary>Which of an agent's limits a cgroup holds; without one, processes are held by a resource limit and memory by a watcher inside.</summary>
/// <param name="Available">Whether it has a cgroup.</param>
/// <param name="MemoryLimit">Memory.</param>
/// <param name="CpuQuota">Processor time.</param>
/// <param name="PidsLimit">Processes.</param>
internal sealed record CgroupAnswer(bool Available, bool MemoryLimit, bool CpuQuota, bool PidsLimit)
{
    /// <summary>Reads them from a report.</summary>
    public static CgroupAnswer Of(EnforcementReport report)
    {
        bool memory = Holds("memory limit"), cpu = Holds("cpu limit"), pids = Holds("process limit");
        return new CgroupAnswer(memory || cpu || pids, memory, cpu, pids);

        bool Holds(string layer) =>
            report.Layers.Any(status => status.IsActive && status.Name == layer && status.Detail.Contains("cgroup", StringComparison.Ordinal));
    }
}
