using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;

namespace AgentOS.Cli.Commands.KeyValue;

/// <summary><c>agentos kv get</c>: the value is JSON in either form of output.</summary>
internal static class GetCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> key = new("KEY") { Description = "Key to read" };
        DocumentedCommand command = new("get", "Print a value as JSON") { Examples = ["kv get user:name"] };
        command.Add(key);
        command.Action = new AgentAction(context, AgentAction.Reading, async (parse, agent, cancellation) =>
        {
            string name = parse.GetRequiredValue(key);
            string json = await agent.KeyValue.GetJsonAsync(name, cancellation) ?? throw new AgentOSException(CliErrors.KeyMissing, "get", name);
            context.Streams.OutputText.WriteLine(json);
        });
        return command;
    }
}
