using AgentOS.Errors;
using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Metrics.Calls;

/// <summary>METRICS_CGROUP: what the caller's cgroup has counted, or that of the agent who has a given one.</summary>
internal sealed class MetricsCgroupSyscall(MetricsSource source, MeasuredAgent measured) : ILongSyscall
{
    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        MetricsRequest request = KernelJson.Read(payload, MetricsJson.Default.MetricsRequest);
        return Task.Run(() => Answer(call, request), CancellationToken.None);
    }

    private void Answer(LongCall call, MetricsRequest request)
    {
        Agent agent = request.CgroupPath is { } path ? measured.Require(call.Caller, source.FindByCgroup(path), path) : measured.Find(call.Caller, request);
        KernelJson.Write(
            call.Answer,
            new CgroupMetricsAnswer(true, source.Of(agent).Usage ?? throw new AgentOSException(MetricsErrors.UnknownCgroup, "measure", agent.Name)),
            MetricsJson.Default.CgroupMetricsAnswer);
    }
}
