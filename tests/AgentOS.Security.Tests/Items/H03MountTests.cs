using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H03: mount(2) and umount2(2), with every kind of file system a namespace could mount.</summary>
public sealed class H03MountTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H03",
    [
        new("mount_proc", "EPERM"),
        new("mount_sysfs", "EPERM"),
        new("mount_tmpfs", "EPERM"),
        new("mount_devpts", "EPERM"),
        new("mount_bind", "EPERM"),
        new("mount_overlay", "EPERM"),
        new("mount_propagation", "EPERM"),
        new("remount_usr_writable", "EPERM"),
        new("unmount_proc", "EPERM"),
    ]);
}
