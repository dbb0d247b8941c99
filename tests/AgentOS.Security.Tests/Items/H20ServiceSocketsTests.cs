using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H20: sockets of host services by their usual paths.</summary>
public sealed class H20ServiceSocketsTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H20",
    [
        new("docker", "ENOENT"),
        new("docker_by_old_path", "ENOENT"),
        new("containerd", "ENOENT"),
        new("system_bus", "ENOENT"),
        new("systemd_private", "ENOENT"),
        // A datagram socket where systemd runs.
        new("systemd_notify", "ENOENT", "OK|EPROTOTYPE"),
        new("display", "ENOENT"),
    ]);
}
