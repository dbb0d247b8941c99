using System.CommandLine;
using System.Globalization;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.Timeline;

/// <summary><c>agentos timeline limit</c>.</summary>
internal static class LimitCommand
{
    private const string All = "none";

    public static Command Build(CommandContext context)
    {
        Argument<string> rows = new("ROWS") { Description = "How many rows to keep, about 250 bytes each; none for no limit" };
        rows.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && result.Tokens[0].Value is var text && text != All && !TryParse(text, out _))
                result.AddError($"ROWS is a number or 'none', not '{text}'");
        });
        DocumentedCommand command = new("limit", "Keep this many rows: the oldest go when there are more")
        {
            Examples = ["timeline limit 1000000", "timeline limit none"],
        };
        command.Add(rows);
        context.Change(command, async (agent, parse, cancellationToken) =>
        {
            string text = parse.GetRequiredValue(rows);
            await agent.Timeline.LimitAsync(TryParse(text, out long kept) ? kept : null, cancellationToken);
            Done.Write(context.Results(parse), command.Name, text);
        });
        return command;
    }

    private static bool TryParse(string text, out long rows) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out rows) && rows > 0;
}
