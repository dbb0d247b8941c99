using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H04: the mount calls of Linux 5.2 and later.</summary>
public sealed class H04NewMountApiTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H04",
    [
        new("fsopen", "EPERM"),
        new("fsmount", "EPERM"),
        new("fspick", "EPERM"),
        // Past the filter there is no context behind the descriptor.
        new("fsconfig_of_no_context", "EPERM", "EINVAL|EBADF"),
        new("open_tree", "EPERM"),
        new("open_tree_clone", "EPERM"),
        new("move_mount", "EPERM"),
        new("mount_setattr", "EPERM"),
    ]);
}
