using AgentOS.Policy;

namespace AgentOS.Kernel.Permissions;

/// <summary>A policy somebody was given. Never changes; the next one takes its place.</summary>
/// <param name="Id">Its time in nanoseconds since 1970 UTC, made unique.</param>
/// <param name="Policy">What they may do since.</param>
/// <param name="Former">What they might before; null when it is their first.</param>
/// <param name="GranterId">Who gave it; null is the kernel itself.</param>
/// <param name="Granter">What they were called then.</param>
/// <param name="Call">How: <c>connect</c>, <c>spawn</c>, <c>set_perms</c>.</param>
internal sealed record PolicyGrant(long Id, AgentPolicy Policy, AgentPolicy? Former, uint? GranterId, string Granter, string Call)
{
    public const string Connect = "connect", Spawn = "spawn", SetPerms = "set_perms";

    /// <summary>The kernel itself as the one who gives.</summary>
    public const string Kernel = "kernel";

    private static long s_last;

    /// <summary>A number for a grant that is made now.</summary>
    public static long NextId(TimeProvider clock)
    {
        while (true)
        {
            long last = Interlocked.Read(ref s_last);
            long next = Math.Max(last + 1, (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick);
            if (Interlocked.CompareExchange(ref s_last, next, last) == last)
                return next;
        }
    }
}
