using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H21: overwriting a program through /proc (CVE-2019-5736).</summary>
public sealed class H21LauncherTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H21",
    [
        new("write_own_program", "ETXTBSY|EACCES|EROFS", "ETXTBSY"),
        new("write_init_program", "ENOENT|EACCES", "ETXTBSY"),
        new("reopen_init_program", "ENOENT|EACCES", "ETXTBSY"),
        new("read_init_program", "ENOENT|EACCES"),
        new("write_stopped_program", "EACCES|EROFS", "OK"),
    ]);
}
