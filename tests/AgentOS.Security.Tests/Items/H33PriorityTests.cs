using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H33: more than a fair share of the processors, by asking for it.</summary>
public sealed class H33PriorityTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H33",
    [
        new("realtime_fifo", "EPERM"),
        new("realtime_round_robin", "EPERM"),
        new("deadline", "EPERM"),
        new("nice", "EACCES|EPERM"),
        new("input_output_realtime", "EPERM"),
    ]);
}
