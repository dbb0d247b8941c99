using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.Timeline;

/// <summary><c>agentos timeline prune</c>.</summary>
internal static class PruneCommand
{
    public static Command Build(CommandContext context)
    {
        Option<string> before = TimelineOptions.Moment(context, "--before", "Remove what is older: a duration before now (90s, 2h, 7d) or a date");
        before.Required = true;
        DocumentedCommand command = new("prune", "Remove old rows; one row is left that says so") { Examples = ["timeline prune --before 30d"] };
        command.Add(before);
        context.Change(command, async (agent, parse, cancellationToken) =>
        {
            string text = parse.GetRequiredValue(before);
            _ = SinceText.TryParse(text, context.Time.GetUtcNow(), out DateTimeOffset moment);
            await agent.Timeline.PruneAsync(moment, cancellationToken);
            Done.Write(context.Results(parse), command.Name, text);
        });
        return command;
    }
}
