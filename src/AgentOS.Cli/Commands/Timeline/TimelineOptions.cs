using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Timeline;

/// <summary>Options that several commands on the timeline have.</summary>
internal static class TimelineOptions
{
    /// <summary>An option that takes a moment (<see cref="SinceText"/>).</summary>
    public static Option<string> Moment(CommandContext context, string name, string description)
    {
        Option<string> option = new(name) { Description = description, HelpName = "TIME" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !SinceText.TryParse(result.Tokens[0].Value, context.Time.GetUtcNow(), out _))
                result.AddError($"{name} takes a duration (90s, 2h, 7d) or a date, not '{result.Tokens[0].Value}'");
        });
        return option;
    }
}
