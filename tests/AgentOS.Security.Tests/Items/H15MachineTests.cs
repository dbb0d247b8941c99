using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H15: calls that change the machine. The control is refused for another reason (a wrong magic number, a missing file), or changes nothing.</summary>
public sealed class H15MachineTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H15",
    [
        new("init_module", "EPERM", "ENOEXEC|EFAULT|EINVAL") { Absent = "ENOSYS" },
        new("finit_module", "EPERM", "EBADF|ENOEXEC") { Absent = "ENOSYS" },
        new("delete_module", "EPERM", "ENOENT") { Absent = "ENOSYS" },
        new("kexec_load", "EPERM", "OK|EINVAL") { Absent = "ENOSYS" },
        new("kexec_file_load", "EPERM", "EBADF|EINVAL") { Absent = "ENOSYS" },
        new("reboot", "EPERM", "EINVAL"),
        new("swapon", "EPERM", "ENOENT"),
        new("swapoff", "EPERM", "ENOENT"),
        new("acct", "EPERM", "ENOENT") { Absent = "ENOSYS" },
        new("quotactl", "EPERM", "ENOENT") { Absent = "ENOSYS" },
        new("iopl", "EPERM") { Absent = "ENOSYS" },
        new("ioperm", "EPERM") { Absent = "ENOSYS" },
        new("syslog", "EPERM"),
        new("settimeofday", "EPERM"),
        new("sethostname", "EPERM"),
        new("setdomainname", "EPERM"),
        new("clock_settime", "EPERM", "EINVAL"),
    ]);
}
