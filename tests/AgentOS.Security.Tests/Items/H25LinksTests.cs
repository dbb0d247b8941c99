using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H25: making a file appear on the other side of a boundary: /work is a writable bind, /agent another file system.</summary>
public sealed class H25LinksTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H25",
    [
        new("hard_link_of_protected_file", "EXDEV|EPERM"),
        new("hard_link_across", "EXDEV"),
        new("unnamed_file_linked_across", "EXDEV"),
        new("exchange_across", "EXDEV"),
        new("rename_across", "EXDEV"),
        // ext4 cannot clone, but it was asked.
        new("clone_across", "EXDEV", "OK|EOPNOTSUPP"),
    ]);
}
