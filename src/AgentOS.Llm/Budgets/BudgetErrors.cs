using AgentOS.Errors;

namespace AgentOS.Llm.Budgets;

/// <summary>Calls somebody's budget does not allow.</summary>
public static class BudgetErrors
{
    /// <summary>A budget that is used up.</summary>
    public static readonly ErrorDefinition Exhausted = new("llm.budget-exhausted",
        "its budget does not allow it",
        "What is used and what calls under way may still use, with the most this call may use, is more than the budget of the agent or of one that started it.",
        "Ask for a shorter answer (max_tokens), wait for the window to begin anew, or have an operator raise it: agentos llm budget set AGENT --tokens N --money USD.");

    /// <summary>A model without a price.</summary>
    public static readonly ErrorDefinition NoPrice = new("llm.no-price",
        "nobody knows what this model costs",
        "The agent, or one that started it, may spend only so much money, and a model without a price cannot be counted.",
        "Give the model a price in the configuration (0 for a local one), or limit tokens in place of money.");
}
