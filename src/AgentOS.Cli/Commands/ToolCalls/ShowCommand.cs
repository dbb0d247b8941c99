using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Storage.ToolCalls;

namespace AgentOS.Cli.Commands.ToolCalls;

/// <summary><c>agentos tools show</c>.</summary>
internal static class ShowCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<long> id = new("ID") { Description = "Number of the call" };
        DocumentedCommand command = new("show", "Show one tool call whole") { Examples = ["tools show 42"] };
        command.Add(id);
        command.Action = new AgentAction(context, AgentAction.Reading, async (parse, agent, cancellation) =>
        {
            long number = parse.GetRequiredValue(id);
            ToolCall call = await agent.ToolCalls.GetAsync(number, cancellation) ?? throw new AgentOSException(CliErrors.CallMissing, "show tool call", $"{number}");
            context.Results(parse).Write(ToolCallDescription.Of(call), ToolCallsJson.Default.ToolCallDescription, Print);
        });
        return command;
    }

    private static void Print(ToolCallDescription call, TextOutput output)
    {
        output.WriteLine($"id          {call.Id}");
        output.WriteLine($"tool        {output.Shown(call.Name)}");
        output.WriteLine($"status      {call.Status}");
        output.WriteLine($"started     {call.Started:yyyy-MM-dd HH:mm:ss.fff} UTC");
        if (call.DurationMs is { } duration)
            output.WriteLine($"duration    {duration} ms");
        if (call.Parameters is { } parameters)
            output.WriteLine($"parameters  {output.Shown(parameters.GetRawText())}");
        if (call.Result is { } result)
            output.WriteLine($"result      {output.Shown(result.GetRawText())}");
        if (call.Error is { } error)
            output.WriteLine($"error       {output.Shown(error)}");
    }
}
