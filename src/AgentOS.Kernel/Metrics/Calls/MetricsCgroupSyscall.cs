using AgentOS.Errors;
using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Syscalls;
using AgentOS.Sandbox;

namespace AgentOS.Kernel.Metrics.Calls;

/// <summary>METRICS_CGROUP: what the caller's cgroup has counted, or that of the agent who has a given one.</summary>
internal sealed class MetricsCgroupSyscall(MetricsSource source, AgentTable agents) : ILongSyscall
{
    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        MetricsRequest request = KernelJson.Read(payload, MetricsJson.Default.MetricsRequest);
        if (request.CgroupPath is { } path)
        {
            MeasuredAgent.RequireOperator(call.Caller);
            return Task.Run(() => Write(call, source.OfAll().FirstOrDefault(agent => agent.Usage?.Cgroup == path)?.Usage, path), CancellationToken.None);
        }

        Agent agent = MeasuredAgent.Find(agents, call.Caller, request);
        return Task.Run(() => Write(call, source.Of(agent).Usage, agent.Name), CancellationToken.None);
    }

    private static void Write(LongCall call, ResourceUsage? usage, string subject) => KernelJson.Write(
        call.Answer,
        new CgroupMetricsAnswer(true, usage ?? throw new AgentOSException(MetricsErrors.UnknownCgroup, "measure", subject)),
        MetricsJson.Default.CgroupMetricsAnswer);
}
