using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.State;

/// <summary>A value of the store: what stands in a key-value of an agent.db, too.</summary>
/// <param name="Value">Any JSON.</param>
/// <param name="ExpiresAt">When it ends, in seconds since 1970; null is never.</param>
internal sealed record StateEntry(RawJson Value, double? ExpiresAt)
{
    private const double MillisecondsPerSecond = 1000;

    /// <summary>A value that ends after a time.</summary>
    /// <param name="value">Any JSON.</param>
    /// <param name="life">How long it lives; null is for ever.</param>
    /// <param name="now">The time.</param>
    public static StateEntry Living(RawJson value, TimeSpan? life, DateTimeOffset now) =>
        new(value, life is { } span ? (now + span).ToUnixTimeMilliseconds() / MillisecondsPerSecond : null);

    /// <summary>Whether it is there at a time.</summary>
    public bool LivesAt(DateTimeOffset now) => LivesAt(ExpiresAt, now);

    /// <summary>Whether something that ends is there at a time.</summary>
    public static bool LivesAt(double? expiresAt, DateTimeOffset now) => expiresAt is not { } end || now.ToUnixTimeMilliseconds() / MillisecondsPerSecond < end;
}
