using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H10: the kernel's key rings, which no namespace separates.</summary>
public sealed class H10KeyringTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H10",
    [
        new("keyctl_session_id", "ENOSYS"),
        new("keyctl_join_session", "ENOSYS"),
        new("add_key", "ENOSYS"),
        new("request_key", "ENOSYS", "ENOKEY|ENOENT"),
        new("proc_keys", "empty|ENOENT|EACCES", "readable") { Absent = "ENOENT" },
    ]);
}
