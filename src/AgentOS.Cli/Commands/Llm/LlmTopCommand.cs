using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output.Live;
using AgentOS.Errors;
using AgentOS.Gateway.Connections;
using AgentOS.Llm.Scheduling.Snapshots;

namespace AgentOS.Cli.Commands.Llm;

/// <summary><c>agentos llm top</c>: who uses language models, and how busy those are, live.</summary>
internal static class LlmTopCommand
{
    public static Command Build(CommandContext context)
    {
        Option<bool> once = new("--once") { Description = "Print once instead of a live view; so does output to no terminal" };
        DocumentedCommand command = new("top", "Show who uses language models since the gateway started, and how busy those are")
        {
            Examples = ["llm top", "llm top --once", "llm top --json"],
        };
        command.Add(once);
        command.SetAction(async (parse, cancellationToken) =>
        {
            using ControlConnection gateway = await RunningGateway.ConnectAsync(cancellationToken);
            SchedulerSnapshot first = await gateway.AskAsync("top", SchedulerJson.Default.SchedulerSnapshot, cancellationToken);
            if (parse.GetValue(once) || parse.GetValue(context.Options.Json) || !LiveScreen.IsPossible)
            {
                context.Results(parse).Write(first, SchedulerJson.Default.SchedulerSnapshot, SchedulerText.Print);
                return ExitCodes.Success;
            }

            using LiveScreen screen = new(context.Streams, new SchedulerView(), context.Time);
            await screen.ShowAsync();
            return ExitCodes.Success;
        });
        return command;
    }
}
