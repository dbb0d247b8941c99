namespace AgentOS.Llm.Budgets;

/// <summary>A client's budgets. Whoever started it pays as well.</summary>
internal sealed class BudgetAccount(string client, BudgetAccount? parent)
{
    private BudgetMeter[] _meters = [];

    public string Client => client;

    public BudgetAccount? Parent => parent;

    /// <summary>Whether anybody who pays has a limit of money.</summary>
    public bool LimitsMoney
    {
        get
        {
            foreach (BudgetMeter meter in _meters)
            {
                if (meter.Limit.Money is not null)
                    return true;
            }

            return parent is { LimitsMoney: true };
        }
    }

    /// <summary>The budgets.</summary>
    public IEnumerable<LlmBudget> Limits => _meters.Select(meter => meter.Limit);

    /// <summary>Sets the budgets. Of one with the same scope and window, what was used stays used.</summary>
    public void Set(IReadOnlyList<LlmBudget> budgets, long firstCall, DateTimeOffset now) =>
        _meters = [.. budgets.Select(budget => Continue(budget) ?? new BudgetMeter(budget, firstCall, now))];

    /// <summary>Sets a budget it had before, with what was used of it in the window that began then.</summary>
    public void Restore(LlmBudget budget, BudgetUse used, DateTimeOffset? since, long firstCall, DateTimeOffset now)
    {
        if (Continue(budget) is not { } meter)
            _meters = [.. _meters, meter = new BudgetMeter(budget, firstCall, now)];
        meter.Restore(used, since);
    }

    /// <summary>Reserves what a call may use, of everybody who pays, or of nobody.</summary>
    /// <returns>Null, or the budget that does not allow it.</returns>
    public ExhaustedBudget? Reserve(BudgetReservation reservation, DateTimeOffset now)
    {
        for (BudgetAccount? account = this; account is not null; account = account.Parent)
        {
            foreach (BudgetMeter meter in account._meters)
            {
                if (account.Counts(meter, this) && !meter.Allows(reservation.Most, now))
                    return new(account.Client, meter);
            }
        }

        for (BudgetAccount? account = this; account is not null; account = account.Parent)
        {
            foreach (BudgetMeter meter in account._meters)
            {
                if (account.Counts(meter, this))
                    meter.Reserve(reservation.Most);
            }
        }

        return null;
    }

    /// <summary>A call is over.</summary>
    public void Settle(BudgetReservation reservation, BudgetUse used, DateTimeOffset now)
    {
        for (BudgetAccount? account = this; account is not null; account = account.Parent)
        {
            foreach (BudgetMeter meter in account._meters)
            {
                if (account.Counts(meter, this))
                    meter.Settle(reservation, used, now);
            }
        }
    }

    public IEnumerable<BudgetStatus> Status(DateTimeOffset now) => _meters.Select(meter => meter.Status(client, now));

    private bool Counts(BudgetMeter meter, BudgetAccount caller) => meter.Limit.Scope == BudgetScope.Tree || caller == this;

    private BudgetMeter? Continue(LlmBudget budget)
    {
        BudgetMeter? same = Find(budget.Scope, budget.Window);
        same?.Limit = budget;
        return same;
    }

    private BudgetMeter? Find(BudgetScope scope, BudgetWindow window) =>
        Array.Find(_meters, meter => meter.Limit.Scope == scope && meter.Limit.Window == window);
}
