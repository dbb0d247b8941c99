using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Gateway.Connections;
using AgentOS.Llm.Scheduling.Snapshots;

namespace AgentOS.Cli.Commands.Llm;

/// <summary><c>agentos llm top</c>: who uses language models, and how busy those are.</summary>
internal static class LlmTopCommand
{
    public static Command Build(CommandContext context)
    {
        DocumentedCommand command = new("top", "Show who uses language models since the gateway started, and how busy those are")
        {
            Examples = ["llm top", "llm top --json"],
        };
        command.SetAction(async (parse, cancellationToken) =>
        {
            using ControlConnection gateway = await RunningGateway.ConnectAsync(cancellationToken);
            SchedulerSnapshot snapshot = await gateway.AskAsync("top", SchedulerJson.Default.SchedulerSnapshot, cancellationToken);
            context.Results(parse).Write(snapshot, SchedulerJson.Default.SchedulerSnapshot, SchedulerText.Print);
            return ExitCodes.Success;
        });
        return command;
    }
}
