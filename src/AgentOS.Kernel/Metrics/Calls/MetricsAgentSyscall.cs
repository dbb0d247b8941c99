using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Metrics.Calls;

/// <summary>METRICS_AGENT: one agent, the caller itself if none is named. Elsewhere than on the reactor's thread: it reads a dozen small files.</summary>
internal sealed class MetricsAgentSyscall(MetricsSource source, MeasuredAgent measured) : ILongSyscall
{
    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        Agent agent = measured.Find(call.Caller, KernelJson.Read(payload, MetricsJson.Default.MetricsRequest));
        return Task.Run(
            () => KernelJson.Write(call.Answer, new AgentMetricsAnswer(true, source.Of(agent)), MetricsJson.Default.AgentMetricsAnswer),
            CancellationToken.None);
    }
}
