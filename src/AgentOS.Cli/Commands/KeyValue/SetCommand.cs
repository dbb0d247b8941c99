using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Storage;

namespace AgentOS.Cli.Commands.KeyValue;

/// <summary><c>agentos kv set KEY VALUE [--compare OLD]</c>.</summary>
internal static class SetCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> key = new("KEY") { Description = "Key to set" };
        Argument<string> value = new("VALUE") { Description = "JSON; text that is not JSON is stored as a string" };
        Option<string?> compare = new("--compare") { Description = "Set only if the present value equals this one", HelpName = "OLD" };
        DocumentedCommand command = new("set", "Set a key")
        {
            Examples = ["kv set counter 42", "kv set user:name Alice", "kv set counter 43 --compare 42"],
        };
        command.Add(key);
        command.Add(value);
        command.Add(compare);
        context.Change(command, async (agent, parse, cancellationToken) =>
        {
            string name = parse.GetRequiredValue(key);
            string json = JsonValue.FromArgument(parse.GetRequiredValue(value));
            await (parse.GetValue(compare) is { } old
                ? CompareAndSetAsync(agent, name, JsonValue.FromArgument(old), json, cancellationToken)
                : agent.KeyValue.SetJsonAsync(name, json, cancellationToken));
            Done.Write(context.Results(parse), "set", name);
        });
        return command;
    }

    private static async Task CompareAndSetAsync(AgentDatabase agent, string key, string old, string json, CancellationToken cancellationToken)
    {
        if (!await agent.KeyValue.CompareAndSetAsync(key, old, json, cancellationToken))
            throw new AgentOSException(CliErrors.KeyChanged, "set", key);
    }
}
