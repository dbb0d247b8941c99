namespace AgentOS.Llm.Budgets;

/// <summary>When a budget begins anew, by the calendar in UTC.</summary>
public enum BudgetWindow
{
    /// <summary>Never.</summary>
    Forever,

    /// <summary>Every hour.</summary>
    Hour,

    /// <summary>Every day.</summary>
    Day,

    /// <summary>On the first of every month.</summary>
    Month,
}
