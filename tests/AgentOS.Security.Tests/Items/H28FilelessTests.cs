using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H28: programs that never were a file of the host. Allowed in the standard profile, and as confined as their parent.</summary>
public sealed class H28FilelessTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    private const string Confined = "seccomp=2,no_new_privs=1,capabilities=0000000000000000";

    private static readonly string Unconfined = $"seccomp=0,no_new_privs=0,capabilities={HostCapabilities.Effective}";

    static HostileItem IHostileItem.Item { get; } = new("H28",
    [
        new("memory_file", Confined, Unconfined),
        new("memory_file_by_link", Confined, Unconfined),
        new("shared_memory", Confined, Unconfined),
        new("temporary_directory", Confined, Unconfined),
    ]);
}
