using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H14: calls that hand a program a large piece of the kernel.</summary>
public sealed class H14KernelToolsTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H14",
    [
        new("bpf_map_create", "EPERM"),
        new("perf_event_open", "EPERM"),
        new("userfaultfd", "EPERM") { Absent = "ENOSYS" },
        new("kcmp", "EPERM") { Absent = "ENOSYS" },
    ]);
}
