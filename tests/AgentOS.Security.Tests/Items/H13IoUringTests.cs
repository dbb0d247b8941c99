using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H13: io_uring. It does not exist inside, so libraries fall back.</summary>
public sealed class H13IoUringTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H13",
    [
        new("io_uring_setup", "ENOSYS") { Absent = "ENOSYS" },
        new("io_uring_enter", "ENOSYS", "EBADF") { Absent = "ENOSYS" },
        new("io_uring_register", "ENOSYS", "EINVAL|EBADF") { Absent = "ENOSYS" },
    ]);
}
