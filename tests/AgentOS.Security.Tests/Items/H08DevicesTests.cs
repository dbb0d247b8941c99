using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H08: device nodes, made or found. /dev holds the harmless ones and nothing else.</summary>
public sealed class H08DevicesTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H08",
    [
        new("mknod_block_device", "EPERM"),
        new("mknod_kernel_memory", "EPERM"),
        new("mknod_fuse", "EPERM"),
        Attempt.Allowed("mknod_fifo_is_allowed"),
        Attempt.Allowed("mknod_file_is_allowed"),
        Attempt.Allowed("mknod_socket_is_allowed"),
        new("open_kernel_log", "ENOENT"),
        new("open_memory", "ENOENT") { Absent = "ENOENT" },
        new("open_disk", "ENOENT") { Absent = "EPERM" },
        new("open_kvm", "ENOENT") { Absent = "ENOENT" },
        new("open_loop_control", "ENOENT") { Absent = "ENOENT" },
        new("open_fuse", "ENOENT"),
        new("open_console", "ENOENT"),
        Attempt.Allowed("open_null_is_allowed"),
        // ptmx is a link into pts here.
        new("dev_holds", "full,null,pts,random,shm,tty,urandom,zero", HostDevices.Names),
    ]);
}
