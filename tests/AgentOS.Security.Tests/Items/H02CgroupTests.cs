using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H02: programs the host would start for us.</summary>
public sealed class H02CgroupTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H02",
    [
        new("uevent_helper", "ENOENT|EROFS|EACCES") { Absent = "ENOENT" },
        new("first_writable_cgroup_file", "none", "found"),
        new("first_writable_sysfs_file", "none", "found"),
        new("mount_cgroup_v1", "EPERM") { Absent = "EBUSY" },
        new("mount_cgroup_v2", "EPERM"),
    ]);
}
