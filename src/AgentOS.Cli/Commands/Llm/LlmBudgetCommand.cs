using System.CommandLine;
using AgentOS.Cli.CommandLine;
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
        command.SetReport(context, "budget", SchedulerJson.Default.IReadOnlyListBudgetStatus, BudgetText.Print);
        return command;
    }
}
