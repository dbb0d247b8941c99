using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Agents;
using AgentOS.Cli.Commands.Timeline;
using AgentOS.Errors;
using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Llm;

/// <summary><c>agentos llm usage</c>: the calls in an agent's file.</summary>
internal static class LlmUsageCommand
{
    private static readonly AgentDatabaseOptions s_reading = new() { Create = false, ReadOnly = true };

    public static Command Build(CommandContext context)
    {
        Argument<string> agent = AgentFileArgument.Build();
        agent.Arity = ArgumentArity.ZeroOrOne;
        agent.Description += " [default: --db]";
        Option<string> since = TimelineOptions.Moment(context, "--since", "Only from then on: a duration before now (90s, 2h, 7d) or a date");
        Option<int?> calls = new("--calls") { Description = "The last N calls, in place of sums", HelpName = "N" };
        calls.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int most) && most < 1)
                result.AddError("--calls takes a number above 0");
        });
        DocumentedCommand command = new("usage", "Show what an agent used of language models: calls, tokens, money and time, by model")
        {
            Examples = ["llm usage", "llm usage 3f2a", "llm usage --since 1d --json", "llm usage --calls 20"],
        };
        command.Add(agent);
        command.Add(since);
        command.Add(calls);
        command.SetAction(async (parse, cancellationToken) =>
        {
            DatabaseLocation file = parse.GetValue(agent) is { } named ? AgentFileArgument.FileOf(named, context, parse) : context.Locate(parse);
            await using AgentDatabase database = await AgentDatabase.OpenAsync(file, s_reading, cancellationToken);
            DateTimeOffset? from = parse.GetValue(since) is { } text && SinceText.TryParse(text, context.Time.GetUtcNow(), out DateTimeOffset moment) ? moment : null;
            if (parse.GetValue(calls) is { } most)
                context.Results(parse).Write(await database.LlmCalls.ReadAsync(from, most, cancellationToken), LlmUsageJson.Default.IReadOnlyListLlmCall, LlmUsageText.Print);
            else
                context.Results(parse).Write(await database.LlmCalls.SumAsync(from, cancellationToken), LlmUsageJson.Default.IReadOnlyListLlmUsageSum, LlmUsageText.Print);
            return ExitCodes.Success;
        });
        return command;
    }
}
