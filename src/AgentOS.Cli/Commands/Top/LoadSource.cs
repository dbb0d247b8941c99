using AgentOS.Cli.Commands.Agents;

namespace AgentOS.Cli.Commands.Top;

/// <summary>Looks at all running agents again and again.</summary>
/// <param name="agents">Lists them.</param>
/// <param name="time">Measures the time between two looks.</param>
internal sealed class LoadSource(AgentListing agents, TimeProvider time)
{
    private Dictionary<string, long> _before = [];
    private long _lookedAt;

    /// <summary>Looks at all of them.</summary>
    /// <returns>Those whose program runs, the busiest first.</returns>
    public async Task<IReadOnlyList<AgentLoad>> LookAsync()
    {
        AgentEntry[] found = [.. (await agents.ListAsync()).Where(agent => agent.Usage is not null)];
        double elapsed = time.GetElapsedTime(_lookedAt).TotalMicroseconds;
        AgentLoad[] loads = [.. found.Select(agent => new AgentLoad(agent, Since(agent, elapsed)))];
        _lookedAt = time.GetTimestamp();
        _before = found.ToDictionary(agent => agent.Id, UsedBy, StringComparer.Ordinal);
        return [.. loads.OrderByDescending(load => load.Processors ?? 0).ThenByDescending(load => UsedBy(load.Agent))];
    }

    private double? Since(AgentEntry agent, double elapsed) =>
        _before.TryGetValue(agent.Id, out long before) ? Math.Max(0, (UsedBy(agent) - before) / elapsed) : null;

    private static long UsedBy(AgentEntry agent) => agent.Usage!.Cpu.Microseconds;
}
