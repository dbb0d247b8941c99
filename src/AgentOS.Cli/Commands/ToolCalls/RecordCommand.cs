using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.KeyValue;
using AgentOS.Storage.ToolCalls;

namespace AgentOS.Cli.Commands.ToolCalls;

/// <summary><c>agentos tools record TOOL</c>.</summary>
internal static class RecordCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> name = new("TOOL") { Description = "Name of the tool" };
        Option<string?> parameters = new("--parameters") { Description = "What it was given", HelpName = "JSON" };
        Option<string?> result = new("--result") { Description = "What it returned", HelpName = "JSON" };
        Option<string?> error = new("--error") { Description = "Why it failed, instead of a result", HelpName = "TEXT" };
        Option<int> duration = new("--duration") { Description = "How long it took, ending now, in ms", HelpName = "MS" };
        DocumentedCommand command = new("record", "Record a finished tool call")
        {
            Examples = ["tools record web_search --parameters '{\"query\":\"AI\"}' --result '[]'", "tools record fetch --error 'connection timeout' --duration 1500"],
        };
        command.Add(name);
        command.Add(parameters);
        command.Add(result);
        command.Add(error);
        command.Add(duration);
        context.Change(command, async (agent, parse, cancellationToken) =>
        {
            DateTimeOffset completed = context.Time.GetUtcNow();
            long id = await agent.ToolCalls.RecordAsync(
                parse.GetRequiredValue(name), completed.AddMilliseconds(-parse.GetValue(duration)), completed,
                Json(parse.GetValue(parameters)), Json(parse.GetValue(result)), parse.GetValue(error), cancellationToken);
            ToolCall call = (await agent.ToolCalls.GetAsync(id, cancellationToken))!;
            context.Results(parse).Write(RecordedCall.Of(call), ToolCallsJson.Default.RecordedCall, (recorded, output) => output.WriteLine($"{recorded.Id}"));
        });
        return command;
    }

    private static string? Json(string? text) => text is null ? null : JsonValue.FromArgument(text);
}
