using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Storage.Timeline;

namespace AgentOS.Cli.Commands.Timeline;

/// <summary><c>agentos timeline limit</c>.</summary>
internal static class LimitCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string[]> limits = new("LIMIT")
        {
            Description = "How many rows to keep (1000000), how many bytes of them (64M), for how long (30d), or several of these; none for all",
            Arity = ArgumentArity.OneOrMore,
        };
        limits.Validators.Add(result =>
        {
            if (!LimitText.TryParse([.. result.Tokens.Select(token => token.Value)], out _, out string problem))
                result.AddError(problem);
        });
        DocumentedCommand command = new("limit", "Keep this much: the oldest rows go when there is more")
        {
            Examples = ["timeline limit 1000000", "timeline limit 64M 30d", "timeline limit none"],
        };
        command.Add(limits);
        context.Change(command, async (agent, parse, cancellationToken) =>
        {
            string[] texts = parse.GetRequiredValue(limits);
            _ = LimitText.TryParse(texts, out TimelineLimit limit, out _);
            await agent.Timeline.LimitAsync(limit, cancellationToken);
            Done.Write(context.Results(parse), command.Name, string.Join(' ', texts));
        });
        return command;
    }
}
