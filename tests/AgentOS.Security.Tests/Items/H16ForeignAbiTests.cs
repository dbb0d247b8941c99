using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H16: the same kernel by another door. Nothing is executed: the caller is killed.</summary>
public sealed class H16ForeignAbiTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H16",
    [
        new("i386_getpid", "SIGSYS|ENOSYS") { Absent = "SIGSEGV" },
        new("i386_mount", "SIGSYS|ENOSYS", "EFAULT") { Absent = "SIGSEGV" },
        new("i386_ptrace", "SIGSYS|ENOSYS") { Absent = "SIGSEGV" },
        new("i386_socketcall", "SIGSYS|ENOSYS") { Absent = "SIGSEGV" },
        new("x32_getpid", "SIGSYS|ENOSYS|EPERM") { Absent = "ENOSYS" },
        new("x32_unshare", "SIGSYS|ENOSYS|EPERM") { Absent = "ENOSYS" },
    ]);
}
