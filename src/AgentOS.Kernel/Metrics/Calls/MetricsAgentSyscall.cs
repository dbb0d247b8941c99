using System.Buffers;
using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Metrics.Calls;

/// <summary>METRICS_AGENT: one agent, the caller itself if none is named.</summary>
internal sealed class MetricsAgentSyscall(MetricsSource source, MeasuredAgent measured) : IImmediateSyscall
{
    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        Agent agent = measured.Find(caller, KernelJson.Read(payload, MetricsJson.Default.MetricsRequest));
        KernelJson.Write(answer, new AgentMetricsAnswer(true, source.Of(agent)), MetricsJson.Default.AgentMetricsAnswer);
    }
}
