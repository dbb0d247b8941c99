using System.Buffers;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Metrics.Calls;

/// <summary>METRICS_SYSTEM: the machine and the kernel.</summary>
internal sealed class MetricsSystemSyscall(MetricsSource source) : IImmediateSyscall
{
    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer) => KernelJson.Write(
        answer, new SystemMetricsAnswer(true, source.Machine(), source.Kernel()), MetricsJson.Default.SystemMetricsAnswer);
}
