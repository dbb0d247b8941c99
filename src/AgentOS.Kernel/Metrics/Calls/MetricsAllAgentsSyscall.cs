using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Metrics.Calls;

/// <summary>METRICS_ALL_AGENTS. Elsewhere than on the reactor's thread: a dozen small files are read for each agent.</summary>
internal sealed class MetricsAllAgentsSyscall(MetricsSource source) : ILongSyscall
{
    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload) => Task.Run(
        () =>
        {
            IReadOnlyList<AgentMetrics> all = source.OfAll();
            KernelJson.Write(call.Answer, new AllMetricsAnswer(true, all, all.Count), MetricsJson.Default.AllMetricsAnswer);
        },
        CancellationToken.None);
}
