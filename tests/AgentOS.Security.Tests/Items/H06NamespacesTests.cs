using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H06: new namespaces, and what one would gain in them.</summary>
public sealed class H06NamespacesTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    private const string Empty = "0000000000000000";

    private const string NetAdmin = "0000000000001000";

    static HostileItem IHostileItem.Item { get; } = new("H06",
    [
        new("unshare_user", "EPERM"),
        new("unshare_mount", "EPERM"),
        new("unshare_pid", "EPERM"),
        new("unshare_net", "EPERM"),
        new("unshare_ipc", "EPERM"),
        new("unshare_uts", "EPERM"),
        new("unshare_cgroup", "EPERM"),
        new("unshare_time", "EPERM"),
        Attempt.Allowed("unshare_files_is_allowed"),
        new("clone_user", "EPERM"),
        new("clone_net", "EPERM"),
        new("clone_pid_and_mount", "EPERM"),
        Attempt.Allowed("clone_without_flags_is_allowed"),
        // ENOSYS, so that libraries fall back to clone(2).
        new("clone3", "ENOSYS"),
        new("nested_user_namespaces", "none", "some"),
        new("mount_in_own_namespaces", "EPERM"),
        new("capabilities_effective", Empty, HostCapabilities.Effective),
        new("capabilities_permitted", Empty, HostCapabilities.Effective),
        new("capabilities_bounding", Empty, HostCapabilities.Bounding),
        // The control is given one of each: CAP_NET_ADMIN, bit 12.
        new("capabilities_inheritable", Empty, NetAdmin),
        new("capabilities_ambient", Empty, NetAdmin),
    ]);
}
