using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Timeline;

namespace AgentOS.Cli.Commands.Llm;

/// <summary><c>agentos llm usage</c>: the calls in an agent's file.</summary>
internal static class LlmUsageCommand
{
    public static Command Build(CommandContext context)
    {
        Option<string> since = TimelineOptions.Moment(context, "--since", "Only from then on: a duration before now (90s, 2h, 7d) or a date");
        Option<int?> calls = new("--calls") { Description = "The last N calls, in place of sums", HelpName = "N" };
        calls.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int most) && most < 1)
                result.AddError("--calls takes a number above 0");
        });
        DocumentedCommand command = new("usage", "Show what an agent used of language models: calls, tokens, money and time, by model")
        {
            Examples = ["llm usage", "llm usage --since 1d --json", "llm usage --calls 20"],
        };
        command.Add(since);
        command.Add(calls);
        context.Read(command, async (agent, parse, cancellationToken) =>
        {
            DateTimeOffset? from = parse.GetValue(since) is { } text && SinceText.TryParse(text, context.Time.GetUtcNow(), out DateTimeOffset moment) ? moment : null;
            if (parse.GetValue(calls) is { } most)
                context.Results(parse).Write(await agent.LlmCalls.ReadAsync(from, most, cancellationToken), LlmUsageJson.Default.IReadOnlyListLlmCall, LlmUsageText.Print);
            else
                context.Results(parse).Write(await agent.LlmCalls.SumAsync(from, cancellationToken), LlmUsageJson.Default.IReadOnlyListLlmUsageSum, LlmUsageText.Print);
        });
        return command;
    }
}
