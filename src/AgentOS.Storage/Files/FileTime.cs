namespace AgentOS.Storage.Files;

/// <summary>A moment as file systems keep it.</summary>
/// <param name="Seconds">Seconds since 1970-01-01 UTC; negative before it.</param>
/// <param name="Nanoseconds">0 to 999,999,999, always counted forward.</param>
public readonly record struct FileTime(long Seconds, uint Nanoseconds)
{
    /// <summary>Nanoseconds since 1970-01-01 UTC; negative before it.</summary>
    public long TotalNanoseconds => (Seconds * 1_000_000_000) + Nanoseconds;

    /// <summary>Converts a clock reading.</summary>
    public static FileTime From(DateTimeOffset moment)
    {
        long ticks = moment.UtcTicks - DateTime.UnixEpoch.Ticks;
        long seconds = Math.DivRem(ticks, TimeSpan.TicksPerSecond, out long rest);
        return rest < 0
            ? new FileTime(seconds - 1, (uint)((rest + TimeSpan.TicksPerSecond) * 100))
            : new FileTime(seconds, (uint)(rest * 100));
    }
}
