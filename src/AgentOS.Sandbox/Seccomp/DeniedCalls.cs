using AgentOS.Linux;

namespace AgentOS.Sandbox;

/// <summary>System calls denied whatever their arguments. Those a library falls back from say ENOSYS, the others EPERM.</summary>
internal static class DeniedCalls
{
    // linux/syscalls: newer than the table of libseccomp 2.5.4.
    private const int OpenTreeAttr = 467;

    private static readonly string[] Missing =
    [
        "io_uring_setup", "io_uring_enter", "io_uring_register",
        "keyctl", "add_key", "request_key",
        "clone3", // Its flags lie behind a pointer, out of a filter's sight; libraries fall back to clone.
        "openat2", // So does its mode.
    ];

    private static readonly string[] Forbidden =
    [
        "mount", "umount2", "pivot_root", "chroot",
        "fsopen", "fsconfig", "fsmount", "fspick", "move_mount", "open_tree", "mount_setattr",
        "setns", "bpf", "perf_event_open", "userfaultfd", "kcmp", "pidfd_getfd",
        "open_by_handle_at", "name_to_handle_at",
        "init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "reboot",
        "swapon", "swapoff", "acct", "quotactl", "quotactl_fd", "iopl", "ioperm", "syslog",
        "clock_settime", "settimeofday", "sethostname", "setdomainname", "vhangup", "lookup_dcookie", "nfsservctl",
    ];

    /// <summary>Denied in every profile.</summary>
    public static IEnumerable<SeccompRule> Always =>
    [
        .. Missing.Select(name => new SeccompRule(name, Errno.ENOSYS)),
        .. Forbidden.Select(name => new SeccompRule(name, Errno.EPERM)),
        new SeccompRule("open_tree_attr", Errno.EPERM) { Number = OpenTreeAttr },
    ];

    /// <summary>Denied where nothing traces.</summary>
    public static IEnumerable<SeccompRule> Tracing =>
        new[] { "ptrace", "process_vm_readv", "process_vm_writev" }.Select(name => new SeccompRule(name, Errno.EPERM));
}
