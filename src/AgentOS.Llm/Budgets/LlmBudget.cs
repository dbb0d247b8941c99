namespace AgentOS.Llm.Budgets;

/// <summary>What may be used. What is null is not limited.</summary>
public sealed record LlmBudget
{
    /// <summary>Whose calls count.</summary>
    public BudgetScope Scope { get; init; }

    /// <summary>When it begins anew.</summary>
    public BudgetWindow Window { get; init; }

    /// <summary>Tokens, prompts and answers.</summary>
    public long? Tokens { get; init; }

    /// <summary>Money, in US dollars.</summary>
    public decimal? Money { get; init; }

    /// <summary>Calls.</summary>
    public long? Calls { get; init; }
}
