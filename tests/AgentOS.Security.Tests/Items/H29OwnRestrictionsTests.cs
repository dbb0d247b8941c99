using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H29: taking one's own restrictions off.</summary>
public sealed class H29OwnRestrictionsTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H29",
    [
        new("unset_no_new_privileges", "1", "0"),
        new("disable_seccomp", "2", "0"),
        new("permissive_filter_then_unshare", "EPERM"),
        new("raise_ambient_capability", "EPERM"),
        new("set_securebits", "EPERM"),
        new("set_capabilities", "EPERM"),
        // User 0 does not exist inside: the kernel has no such id to switch to.
        new("become_user_zero", "EINVAL"),
        new("become_group_zero", "EINVAL"),
        new("set_groups", "EPERM"),
        new("user_id", "ordinary", "zero"),
        new("group_id", "ordinary", "zero"),
        new("raise_core_limit", "EPERM"),
        new("lower_oom_score", "EACCES|EPERM|EROFS") { Absent = "EACCES" },
        new("personality_without_randomisation_is_limited", "EPERM"),
        Attempt.Allowed("personality_query_is_allowed"),
    ]);
}
