namespace AgentOS.Llm.Budgets;

/// <summary>One budget, and what is used and reserved of it.</summary>
internal sealed class BudgetMeter
{
    private DateTimeOffset _since;
    private DateTimeOffset _until;

    private readonly long _firstCall;

    /// <param name="limit">What it allows.</param>
    /// <param name="firstCall">The first call that can have reserved something of it.</param>
    /// <param name="now">When it begins.</param>
    public BudgetMeter(LlmBudget limit, long firstCall, DateTimeOffset now)
    {
        Limit = limit;
        _firstCall = firstCall;
        Begin(now);
    }

    public LlmBudget Limit { get; set; }

    public BudgetUse Used { get; private set; }

    public BudgetUse Reserved { get; private set; }

    /// <summary>When it begins anew.</summary>
    public DateTimeOffset? Until => Limit.Window == BudgetWindow.Forever ? null : _until;

    /// <summary>Whether so much more is allowed.</summary>
    public bool Allows(BudgetUse more, DateTimeOffset now)
    {
        if (now >= _until)
            Begin(now);
        BudgetUse all = Used + Reserved + more;
        return (Limit.Tokens is not { } tokens || all.Tokens <= tokens)
            && (Limit.Money is not { } money || all.Money <= money)
            && (Limit.Calls is not { } calls || all.Calls <= calls);
    }

    public void Reserve(BudgetUse use) => Reserved += use;

    /// <summary>A call is over: what it used counts in the window it ended in.</summary>
    public void Settle(BudgetReservation reserved, BudgetUse used, DateTimeOffset now)
    {
        if (now >= _until)
            Begin(now);
        if (reserved.Call >= _firstCall)
            Reserved -= reserved.Most;
        Used += used;
    }

    /// <summary>Counts what was used before it began to count, when that was in the same window.</summary>
    public void Restore(BudgetUse used, DateTimeOffset? since)
    {
        if (Used == default && (Limit.Window == BudgetWindow.Forever || since == _since))
            Used = used;
    }

    public BudgetStatus Status(string client, DateTimeOffset now) =>
        new(client, Limit, now >= _until ? default : Used, Reserved, Limit.Window == BudgetWindow.Forever ? null : _since, Until);

    /// <summary>What is left, in words.</summary>
    public string Left()
    {
        BudgetUse gone = Used + Reserved;
        List<string> parts = [];
        if (Limit.Tokens is { } tokens)
            parts.Add($"{Math.Max(0, tokens - gone.Tokens)} of {tokens} tokens");
        if (Limit.Money is { } money)
            parts.Add($"${Math.Max(0, money - gone.Money):0.####} of ${money:0.####}");
        if (Limit.Calls is { } calls)
            parts.Add($"{Math.Max(0, calls - gone.Calls)} of {calls} calls");
        return string.Join(", ", parts);
    }

    private void Begin(DateTimeOffset now)
    {
        Used = default;
        DateTime utc = now.UtcDateTime;
        (DateTime since, DateTime until) = Limit.Window switch
        {
            BudgetWindow.Hour => (utc.Date.AddHours(utc.Hour), utc.Date.AddHours(utc.Hour + 1)),
            BudgetWindow.Day => (utc.Date, utc.Date.AddDays(1)),
            BudgetWindow.Month => (new DateTime(utc.Year, utc.Month, 1), new DateTime(utc.Year, utc.Month, 1).AddMonths(1)),
            _ => (utc, DateTime.MaxValue),
        };
        _since = new(since, TimeSpan.Zero);
        _until = new(until, TimeSpan.Zero);
    }
}
