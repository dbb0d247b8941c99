namespace AgentOS.Llm.Budgets;

/// <summary>A budget that does not allow a call.</summary>
/// <param name="Owner">Whose it is: the caller's, or that of somebody who started it.</param>
/// <param name="Meter">Which.</param>
internal readonly record struct ExhaustedBudget(string Owner, BudgetMeter Meter)
{
    /// <summary>What is left, what was asked for, and when there is more.</summary>
    public string Explain(BudgetUse asked, TimeSpan? again)
    {
        string when = again is { } wait ? $"; it begins anew in {wait:d\\.hh\\:mm\\:ss}" : "";
        return $"the budget of '{Owner}' has {Meter.Left()} left, and this may use {asked.Tokens} tokens, ${asked.Money:0.####}{when}";
    }
}
