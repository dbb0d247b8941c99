using System.Globalization;
using AgentOS.Cli.Output;
using AgentOS.Llm.Budgets;

namespace AgentOS.Cli.Commands.Llm;

/// <summary>Budgets for people: used and reserved of what is allowed.</summary>
internal static class BudgetText
{
    public static void Print(IReadOnlyList<BudgetStatus> budgets, TextOutput output)
    {
        Table table = new("AGENT", "COUNTS", "WINDOW", "TOKENS", "MONEY $", "CALLS", "ANEW");
        foreach (BudgetStatus budget in budgets)
        {
            BudgetUse gone = budget.Used + budget.Reserved;
            table.Add(
                budget.Client,
                budget.Limit.Scope == BudgetScope.Tree ? "tree" : "agent",
                $"{budget.Limit.Window}",
                Of(gone.Tokens, budget.Limit.Tokens, "0"),
                Of(gone.Money, budget.Limit.Money, "0.####"),
                Of(gone.Calls, budget.Limit.Calls, "0"),
                budget.Until is { } until ? until.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "never");
        }

        table.WriteTo(output);
    }

    private static string Of(decimal gone, decimal? limit, string format) =>
        limit is { } most ? $"{gone.ToString(format, CultureInfo.InvariantCulture)} of {most.ToString(format, CultureInfo.InvariantCulture)}" : "-";
}
