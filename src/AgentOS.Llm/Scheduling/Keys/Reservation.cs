using AgentOS.Llm.Scheduling.Queues;

namespace AgentOS.Llm.Scheduling.Keys;

/// <summary>
/// A client's guarantee: when it is due the next time, as mClock's reservation tag (Gulati, Merchant and Varman, OSDI 2010). Everything it gets counts, also what
/// it got by its share, so that the guarantee is the least it gets and nothing on top.
/// </summary>
internal sealed class Reservation
{
    private int _place = -1;

    /// <summary>When it has used up what it was guaranteed so far.</summary>
    public double DueAt { get; private set; }

    public bool IsWaiting => _place >= 0;

    /// <summary>It has something waiting again: time in which it had nothing is not saved up.</summary>
    public void Begin(long now) => DueAt = Math.Max(DueAt, now);

    /// <summary>Counts what it used.</summary>
    /// <param name="now">What it could not have is owed to it, but not for longer than a minute.</param>
    /// <param name="tokens">How many.</param>
    /// <param name="perMinute">What it is guaranteed, above 0.</param>
    public void Use(long now, long tokens, long perMinute) => DueAt = Math.Max(DueAt, now - TimeSpan.TicksPerMinute) + Ticks(tokens, perMinute);

    /// <summary>Takes back what was counted and not used.</summary>
    public void Return(long tokens, long perMinute) => DueAt -= Ticks(tokens, perMinute);

    private static double Ticks(long tokens, long perMinute) => (double)tokens * TimeSpan.TicksPerMinute / perMinute;

    internal readonly struct ByTime : IHeapOrder<KeyClient>
    {
        public static bool IsBefore(KeyClient one, KeyClient other) => one.Reservation.DueAt < other.Reservation.DueAt;

        public static ref int IndexOf(KeyClient item) => ref item.Reservation._place;
    }
}
