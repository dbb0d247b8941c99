using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H01: host-wide settings under /proc. Read-only, or hidden, or not ours.</summary>
public sealed class H01ProcSysTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    private const string Refused = "EROFS|EACCES|EPERM";
    private const string NotBuiltIn = "ENOENT";

    static HostileItem IHostileItem.Item { get; } = new("H01",
    [
        new("core_pattern", Refused),
        new("modprobe_path", Refused + "|ENOENT") { Absent = NotBuiltIn },
        new("overcommit_memory", Refused),
        new("binfmt_register", Refused + "|ENOENT") { Absent = NotBuiltIn },
        // A kernel may keep even root from it without CAP_SYS_RESOURCE.
        new("max_user_namespaces", Refused) { Absent = "EACCES" },
        new("oom_score_adj_of_init", "ENOENT|EACCES"),
        new("sysrq_trigger", Refused + "|ENOENT") { Absent = NotBuiltIn },
        new("first_writable_setting", "none", "found"),
    ]);
}
