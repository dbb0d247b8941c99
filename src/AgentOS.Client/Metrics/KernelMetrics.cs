using System.Text.Json;
using AgentOS.Client.Connections;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Client.Metrics;

/// <summary>Measurements. Answers are as docs/protocols/kernel.md has them.</summary>
public sealed class KernelMetrics
{
    private readonly KernelChannel _channel;

    internal KernelMetrics(KernelChannel channel) => _channel = channel;

    /// <summary>Of the machine.</summary>
    public Task<JsonElement> SystemAsync(CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.MetricsSystem, ClientJson.Default.JsonElement, cancellationToken);

    /// <summary>Of one agent.</summary>
    /// <param name="agentId">Whose; null is the caller.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<JsonElement> AgentAsync(uint? agentId = null, CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.MetricsAgent, new MetricsRequest { AgentId = agentId }, ClientJson.Default.MetricsRequest, ClientJson.Default.JsonElement, cancellationToken);

    /// <summary>Of all agents.</summary>
    public Task<JsonElement> AllAgentsAsync(CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.MetricsAllAgents, ClientJson.Default.JsonElement, cancellationToken);

    /// <summary>Of a cgroup.</summary>
    /// <param name="path">Below the hierarchy's root; null is the caller's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<JsonElement> CgroupAsync(string? path = null, CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.MetricsCgroup, new MetricsRequest { CgroupPath = path }, ClientJson.Default.MetricsRequest, ClientJson.Default.JsonElement, cancellationToken);
}
