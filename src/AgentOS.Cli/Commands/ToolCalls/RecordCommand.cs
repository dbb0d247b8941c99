using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.ToolCalls;

/// <summary><c>agentos tools record</c>: a call that is over.</summary>
internal static class RecordCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> name = new("NAME") { Description = "The tool" };
        Option<string?> parameters = new("--parameters") { Description = "Parameters as JSON", HelpName = "JSON" };
        Option<string?> result = new("--result") { Description = "Result as JSON", HelpName = "JSON" };
        Option<string?> error = new("--error") { Description = "Why it failed; not together with --result", HelpName = "TEXT" };
        Option<long> duration = new("--duration-ms") { Description = "How long it took, ending now", HelpName = "NUMBER" };
        DocumentedCommand command = new("record", "Record a tool call that is over")
        {
            Examples = ["tools record web_search --parameters '{\"query\":\"AI\"}' --result '[]' --duration-ms 150"],
        };
        foreach (Option option in (Option[])[parameters, result, error, duration])
            command.Add(option);
        command.Add(name);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(result) is not null && parsed.GetValue(error) is not null)
                parsed.AddError("a call has a result or an error, not both");
            if (parsed.GetValue(duration) < 0)
                parsed.AddError("--duration-ms is 0 or more");
        });
        command.Action = new AgentAction(context, AgentAction.Writing, async (parse, agent, cancellation) =>
        {
            DateTimeOffset completed = TimeProvider.System.GetUtcNow();
            long id = await agent.ToolCalls.RecordAsync(
                parse.GetRequiredValue(name), completed - TimeSpan.FromMilliseconds(parse.GetValue(duration)), completed,
                parse.GetValue(parameters), parse.GetValue(result), parse.GetValue(error), cancellation);
            context.Results(parse).Write(new RecordedCall(id), ToolCallsJson.Default.RecordedCall, (recorded, output) => output.WriteLine($"{recorded.Id}"));
        });
        return command;
    }
}
