namespace AgentOS.Llm.Budgets;

/// <summary>A budget and how much of it is gone.</summary>
/// <param name="Client">Whose it is.</param>
/// <param name="Limit">What it allows.</param>
/// <param name="Used">By calls that are over.</param>
/// <param name="Reserved">For calls that wait or are under way: the most they may use.</param>
/// <param name="Since">When its window began; null when it never does.</param>
/// <param name="Until">When it begins anew; null when it never does.</param>
public sealed record BudgetStatus(string Client, LlmBudget Limit, BudgetUse Used, BudgetUse Reserved, DateTimeOffset? Since, DateTimeOffset? Until);
