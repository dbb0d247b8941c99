using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H11: ptrace(2). The standard profile denies it altogether.</summary>
public sealed class H11PtraceTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H11",
    [
        new("parent", "EPERM"),
        new("host_process", "EPERM|ESRCH"),
        new("init", "EPERM"),
        new("own_child", "EPERM"),
    ]);
}
