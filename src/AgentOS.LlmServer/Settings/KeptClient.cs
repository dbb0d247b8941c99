using AgentOS.Llm.Budgets;
using AgentOS.Llm.Scheduling;

namespace AgentOS.LlmServer.Settings;

/// <summary>What an operator has set for a client.</summary>
/// <param name="Client">Its name.</param>
/// <param name="Share">How it is treated; null is as everybody.</param>
/// <param name="Budgets">What it may use.</param>
internal sealed record KeptClient(string Client, ClientChange? Share, IReadOnlyList<KeptBudget> Budgets)
{
    /// <summary>Whether there is nothing to keep.</summary>
    public bool IsEmpty => Share is null && Budgets.Count == 0;

    /// <summary>With a budget in place of the one with the same scope and window; one without limits takes that away.</summary>
    public KeptClient With(LlmBudget limit) => this with
    {
        Budgets = [.. Budgets.Where(budget => !budget.IsFor(limit)), .. limit.IsUnlimited ? [] : new[] { new KeptBudget(limit, default, null) }],
    };

    /// <summary>With a change of its share.</summary>
    public KeptClient With(ClientChange change) => this with { Share = Share is { } before ? change.Over(before) : change };

    /// <summary>With what is used by now.</summary>
    public KeptClient With(IEnumerable<BudgetStatus> statuses) => this with
    {
        Budgets = [.. Budgets.Select(budget => statuses.FirstOrDefault(status => status.Client == Client && budget.IsFor(status.Limit)) is { } now
            ? new KeptBudget(budget.Limit, now.Used, now.Since) : budget)],
    };
}

/// <summary>A budget, and what is used of it.</summary>
/// <param name="Limit">What it allows.</param>
/// <param name="Used">By calls that are over.</param>
/// <param name="Since">When the window began in which that was used; null when it never does.</param>
internal sealed record KeptBudget(LlmBudget Limit, BudgetUse Used, DateTimeOffset? Since)
{
    /// <summary>Whether another budget takes the place of this one.</summary>
    public bool IsFor(LlmBudget other) => (other.Scope, other.Window) == (Limit.Scope, Limit.Window);
}
