using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H09: opening files by handle ("shocker").</summary>
public sealed class H09FileHandlesTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H09",
    [
        new("name_to_handle", "EPERM"),
        new("open_by_handle", "EPERM"),
    ]);
}
