using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Storage.Timeline;

namespace AgentOS.Cli.Commands.Timeline;

/// <summary><c>agentos timeline</c>: what was done, by whom, when.</summary>
internal static class TimelineCommand
{
    public static Command Build(CommandContext context)
    {
        Option<string> since = TimelineOptions.Moment(context, "--since", "Only from then on: a duration before now (90s, 2h, 7d) or a date");
        Option<string?> path = new("--path") { Description = "Only this path and what is below it", HelpName = "PATH" };
        Option<string?> operation = new("--op") { Description = "Only this operation: create, write, unlink, rename, run.start, …", HelpName = "OPERATION" };
        Option<string?> status = new("--status") { Description = "Only this result: ok, error, …", HelpName = "RESULT" };
        Option<string?> tool = new("--tool") { Description = "Only calls of this tool", HelpName = "TOOL" };
        Option<int> limit = new("--limit") { Description = "At most this many of them, the last ones", HelpName = "N", DefaultValueFactory = _ => 100 };
        Option<bool> follow = new("--follow", "-f") { Description = "Go on with what happens from now on, one line or JSON object each" };
        limit.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int most) && most < 1)
                result.AddError("--limit takes a number above 0");
        });
        DocumentedCommand command = new("timeline", "Show what was done to the agent's state, by whom and when")
        {
            Examples = ["timeline --since 1h --op create", "timeline --path /src --limit 20 --json", "timeline --follow --op run.end"],
        };
        command.Add(since);
        command.Add(path);
        command.Add(operation);
        command.Add(status);
        command.Add(tool);
        command.Add(limit);
        command.Add(follow);
        command.Add(VerifyCommand.Build(context));
        command.Add(PruneCommand.Build(context));
        command.Add(LimitCommand.Build(context));
        context.Read(command, async (agent, parse, cancellationToken) =>
        {
            TimelineFilter filter = new()
            {
                Since = parse.GetValue(since) is { } text && SinceText.TryParse(text, context.Time.GetUtcNow(), out DateTimeOffset moment) ? moment : null,
                Path = parse.GetValue(path),
                Operation = parse.GetValue(operation),
                Result = parse.GetValue(status),
                Tool = parse.GetValue(tool),
                Limit = parse.GetValue(limit),
            };
            if (parse.GetValue(follow))
                await new RowFollower<TimelineEntry>(context, parse, TimelineJson.Default.TimelineEntry, TimelineText.Print).RunAsync(
                    after => agent.Timeline.ReadAsync(after is { } last ? filter with { After = last, Limit = null } : filter, cancellationToken), entry => entry.Id, cancellationToken);
            else
                context.Results(parse).Write(
                await agent.Timeline.ReadAsync(filter, cancellationToken), TimelineJson.Default.IReadOnlyListTimelineEntry, TimelineText.Print);
        });
        return command;
    }
}
