using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Gateway.Connections;
using AgentOS.Llm.Budgets;
using AgentOS.Llm.Scheduling.Snapshots;

namespace AgentOS.Cli.Commands.Llm;

/// <summary><c>agentos llm budget</c>: what may be used, and how much of it is gone.</summary>
internal static class LlmBudgetCommand
{
    public static Command Build(CommandContext context)
    {
        DocumentedCommand command = new("budget", "Show what agents may use of language models, and how much of it is gone")
        {
            Examples = ["llm budget", "llm budget set coder --tokens 100000 --window day", "llm budget set coder --money 5"],
        };
        command.Add(LlmBudgetSetCommand.Build(context));
        command.SetAction(async (parse, cancellationToken) =>
        {
            using ControlConnection gateway = await RunningGateway.ConnectAsync(cancellationToken);
            IReadOnlyList<BudgetStatus> budgets = await gateway.AskAsync("budget", SchedulerJson.Default.IReadOnlyListBudgetStatus, cancellationToken);
            context.Results(parse).Write(budgets, SchedulerJson.Default.IReadOnlyListBudgetStatus, BudgetText.Print);
            return ExitCodes.Success;
        });
        return command;
    }
}
