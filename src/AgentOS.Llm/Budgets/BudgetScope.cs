namespace AgentOS.Llm.Budgets;

/// <summary>Whose calls a budget counts.</summary>
public enum BudgetScope
{
    /// <summary>The agent's and those of everybody it started.</summary>
    Tree,

    /// <summary>The agent's own.</summary>
    Agent,
}
