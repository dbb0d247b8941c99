using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H12: other processes, without ptrace.</summary>
public sealed class H12OtherProcessesTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H12",
    [
        new("process_vm_readv_self", "EPERM"),
        new("process_vm_readv_init", "EPERM", "EFAULT|OK"),
        new("process_vm_readv_host_process", "EPERM|ESRCH", "EFAULT|OK"),
        new("process_vm_writev_self", "EPERM"),
        new("memory_of_init", "ENOENT|EACCES"),
        new("environment_of_init", "ENOENT|EACCES"),
        new("memory_of_host_process", "ENOENT"),
        new("environment_of_host_process", "ENOENT"),
        new("pidfd_getfd", "EPERM"),
        Attempt.Allowed("pidfd_open_is_allowed"),
        new("pidfd_of_host_process", "ESRCH"),
        new("foreign_processes_in_proc", "none", "found"),
    ]);
}
