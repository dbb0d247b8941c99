using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H05: ways back to the host's root directory.</summary>
public sealed class H05RootTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H05",
    [
        new("pivot_root", "EPERM"),
        new("chroot", "EPERM"),
        new("chroot_and_walk_up", "EPERM"),
        new("canary_by_path", "ENOENT|EACCES"),
        new("canary_through_init_root", "ENOENT|EACCES"),
        new("canary_through_own_root", "ENOENT|EACCES"),
        new("canary_through_cwd", "ENOENT|EACCES"),
        new("canary_through_init_cwd", "ENOENT|EACCES"),
        new("canary_through_host_process", "ENOENT|EACCES"),
        new("shadow_file", "EACCES|ENOENT"),
    ]);
}
