using System.Text.Json.Serialization;

namespace AgentOS.Llm.Budgets;

/// <summary>What may be used. What is null is not limited.</summary>
public sealed record LlmBudget
{
    /// <summary>Whose calls count.</summary>
    public BudgetScope Scope { get; set; }

    /// <summary>When it begins anew.</summary>
    public BudgetWindow Window { get; set; }

    /// <summary>Whether it limits nothing.</summary>
    [JsonIgnore]
    public bool IsUnlimited => this is { Tokens: null, Money: null, Calls: null };

    /// <summary>Tokens, prompts and answers.</summary>
    public long? Tokens { get; set; }

    /// <summary>Money, in US dollars.</summary>
    public decimal? Money { get; set; }

    /// <summary>Calls.</summary>
    public long? Calls { get; set; }
}
