namespace AgentOS.Client.Metrics;

internal sealed record MetricsRequest
{
    public uint? AgentId { get; init; }
    public string? CgroupPath { get; init; }
}
