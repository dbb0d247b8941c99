namespace AgentOS.Llm.Budgets;

/// <summary>An amount of what budgets limit.</summary>
/// <param name="Tokens">Prompts and answers.</param>
/// <param name="Money">US dollars.</param>
/// <param name="Calls">Calls.</param>
public readonly record struct BudgetUse(long Tokens, decimal Money, long Calls)
{
    /// <summary>Both together.</summary>
    public static BudgetUse operator +(BudgetUse one, BudgetUse other) =>
        new(one.Tokens + other.Tokens, one.Money + other.Money, one.Calls + other.Calls);

    /// <summary>What is left of one without the other.</summary>
    public static BudgetUse operator -(BudgetUse one, BudgetUse other) =>
        new(one.Tokens - other.Tokens, one.Money - other.Money, one.Calls - other.Calls);
}
