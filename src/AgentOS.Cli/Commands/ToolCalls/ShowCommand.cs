using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Storage;
using AgentOS.Storage.ToolCalls;

namespace AgentOS.Cli.Commands.ToolCalls;

/// <summary><c>agentos tools show ID</c>.</summary>
internal static class ShowCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<long> id = new("ID") { Description = "Number of the call, as 'tools list' prints it" };
        DocumentedCommand command = new("show", "Show one tool call") { Examples = ["tools show 42"] };
        command.Add(id);
        context.Read(command, async (agent, parse, cancellationToken) =>
        {
            long number = parse.GetRequiredValue(id);
            ToolCall call = await agent.ToolCalls.GetAsync(number, cancellationToken) ?? throw new AgentOSException(StorageErrors.ToolCallNotFound, "show", $"{number}");
            context.Results(parse).Write(RecordedCall.Of(call), ToolCallsJson.Default.RecordedCall, Print);
        });
        return command;
    }

    private static void Print(RecordedCall call, TextOutput output)
    {
        output.WriteLine($"Id:         {call.Id}");
        output.WriteLine($"Tool:       {output.Shown(call.Name)}");
        output.WriteLine($"Status:     {call.Status}");
        output.WriteLine($"Started:    {call.StartedAt:O}");
        output.WriteLine($"Completed:  {call.CompletedAt:O}");
        output.WriteLine($"Duration:   {call.DurationMs} ms");
        output.WriteLine($"Parameters: {output.Shown(call.Parameters?.GetRawText() ?? "")}");
        output.WriteLine($"Result:     {output.Shown(call.Result?.GetRawText() ?? "")}");
        output.WriteLine($"Error:      {output.Shown(call.Error ?? "")}");
    }
}
