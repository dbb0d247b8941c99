namespace AgentOS.Llm.Budgets;

/// <summary>What a call may use at most.</summary>
/// <param name="Call">The call's number: budgets that were set after it know nothing of it.</param>
/// <param name="Most">How much.</param>
internal readonly record struct BudgetReservation(long Call, BudgetUse Most);
