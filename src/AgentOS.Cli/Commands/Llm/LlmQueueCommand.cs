using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Llm.Scheduling.Snapshots;

namespace AgentOS.Cli.Commands.Llm;

/// <summary><c>agentos llm queue</c>: what waits, and for what.</summary>
internal static class LlmQueueCommand
{
    public static Command Build(CommandContext context)
    {
        DocumentedCommand command = new("queue", "Show the calls that wait: whose, for what, and for how long about")
        {
            Examples = ["llm queue", "llm queue --json"],
        };
        command.SetReport(context, "queue", SchedulerJson.Default.IReadOnlyListWaitingCall, SchedulerText.Print);
        return command;
    }
}
