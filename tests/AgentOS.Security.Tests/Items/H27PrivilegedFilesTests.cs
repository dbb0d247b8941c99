using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H27: files that give rights to whoever starts them, and making such files.</summary>
public sealed class H27PrivilegedFilesTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H27",
    [
        new("setuid_root_program", "ordinary", "root") { Absent = "ordinary", FreeAs = Starter.OrdinaryUser },
        new("file_capabilities", "ordinary|EPERM", "capable") { Absent = "ordinary", FreeAs = Starter.OrdinaryUser },
        new("no_new_privileges", "on", "off"),
        new("usr", "nosuid", "suid") { Absent = "nosuid" },
        new("tmp", "nosuid", "suid") { Absent = "nosuid" },
        new("allowed_mount", "nosuid", "suid") { Absent = "nosuid" },
        new("chmod_setuid", "EPERM"),
        new("fchmodat_setgid", "EPERM"),
        new("fchmod_setuid", "EPERM"),
        new("fchmodat2_setuid", "EPERM") { Absent = "ENOSYS" },
        new("create_setuid", "EPERM"),
        new("mkdir_setgid", "EPERM"),
        Attempt.Allowed("chmod_without_setuid_is_allowed"),
    ]);
}
