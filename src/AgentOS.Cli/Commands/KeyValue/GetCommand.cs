using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;

namespace AgentOS.Cli.Commands.KeyValue;

/// <summary><c>agentos kv get KEY</c>.</summary>
internal static class GetCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> key = new("KEY") { Description = "Key to read" };
        DocumentedCommand command = new("get", "Print a key's value as JSON") { Examples = ["kv get user:name"] };
        command.Add(key);
        context.Read(command, async (agent, parse, cancellationToken) =>
        {
            string name = parse.GetRequiredValue(key);
            string json = await agent.KeyValue.GetJsonAsync(name, cancellationToken) ?? throw new AgentOSException(CliErrors.KeyNotFound, "get", name);
            context.Results(parse).Write(new KeyWithValue(name, JsonValue.Parse(json)), KeyValueJson.Default.KeyWithValue, (_, output) =>
                output.WriteLine(output.Shown(json)));
        });
        return command;
    }
}
