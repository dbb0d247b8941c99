using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H07: entering namespaces that exist.</summary>
public sealed class H07SetnsTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H07",
    [
        new("own_uts", "EPERM"),
        new("own_net", "EPERM"),
        new("init_mount", "ENOENT|EACCES|EPERM"),
        new("init_net", "ENOENT|EACCES|EPERM"),
        new("host_process_mount", "ENOENT|EACCES|EPERM"),
        new("init_by_pidfd", "EPERM"),
        new("inherited_namespace_descriptors", "none", "found"),
    ]);
}
