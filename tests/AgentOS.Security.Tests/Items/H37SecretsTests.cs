using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H37: a secret of the host, looked for everywhere a program can look.</summary>
public sealed class H37SecretsTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H37",
    [
        new("environments_of_processes", "none", "found"),
        new("arguments_of_processes", "none", "found"),
        new("temporary_files", "none", "found"),
        new("persistent_temporary_files", "none", "found"),
        new("home", "none", "found"),
        new("homes", "none", "found"),
        new("runtime_directories", "none", "found"),
        new("core_dump_limit", "off", "on"),
    ]);
}
