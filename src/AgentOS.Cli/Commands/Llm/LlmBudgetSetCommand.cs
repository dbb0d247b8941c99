using System.CommandLine;
using System.Text.Json;
using AgentOS.Cli.CommandLine;
using AgentOS.Gateway.Connections;
using AgentOS.Llm.Budgets;
using AgentOS.Llm.Scheduling.Snapshots;

namespace AgentOS.Cli.Commands.Llm;

/// <summary><c>agentos llm budget set</c>: changes a budget while the gateway runs.</summary>
internal static class LlmBudgetSetCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> agent = new("AGENT") { Description = "Whose, as 'agentos llm top' names it" };
        Option<long?> tokens = new("--tokens") { Description = "Tokens of prompts and answers", HelpName = "N" };
        Option<decimal?> money = new("--money") { Description = "US dollars", HelpName = "USD" };
        Option<long?> calls = new("--calls") { Description = "Calls", HelpName = "N" };
        Option<BudgetWindow> window = new("--window") { Description = "When it begins anew: forever (never), hour, day or month", HelpName = "WINDOW" };
        Option<BudgetScope> scope = new("--scope") { Description = "Whose calls count: those of the whole tree below the agent, or the agent's own", HelpName = "SCOPE" };
        DocumentedCommand command = new("set", "Set a budget in place of the one with the same window and scope; without a limit it is taken away")
        {
            Examples = ["llm budget set coder --tokens 100000 --window day", "llm budget set coder --money 5 --scope agent", "llm budget set coder --window day"],
        };
        command.Add(agent);
        command.Add(tokens);
        command.Add(money);
        command.Add(calls);
        command.Add(window);
        command.Add(scope);
        command.SetReport(context, parse => new ControlRequest
        {
            Op = "set-budget",
            Client = parse.GetRequiredValue(agent),
            Change = JsonSerializer.SerializeToElement(new LlmBudget
            {
                Tokens = parse.GetValue(tokens),
                Money = parse.GetValue(money),
                Calls = parse.GetValue(calls),
                Window = parse.GetValue(window),
                Scope = parse.GetValue(scope),
            }, SchedulerJson.Default.LlmBudget),
        }, SchedulerJson.Default.IReadOnlyListBudgetStatus, BudgetText.Print);
        return command;
    }
}
