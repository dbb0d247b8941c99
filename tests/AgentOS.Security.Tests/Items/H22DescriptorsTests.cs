using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H22: descriptors and a working directory that lead out (CVE-2024-21626).</summary>
public sealed class H22DescriptorsTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H22",
    [
        new("descriptors_above_two", "none", "found"),
        new("shadow_through_any_descriptor", "none"),
        new("working_directory", "inside", "outside"),
        new("canary_from_working_directory", "ENOENT|EACCES"),
    ]);
}
