using System.CommandLine;
using System.Text.Json;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;

namespace AgentOS.Cli.Commands.KeyValue;

/// <summary><c>agentos kv set</c>.</summary>
internal static class SetCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> key = new("KEY") { Description = "Key to set" };
        Argument<string> value = new("VALUE") { Description = "JSON; a bare word that is not JSON is stored as a string" };
        Option<string?> compare = new("--compare") { Description = "Set only if the value is this now", HelpName = "OLD" };
        DocumentedCommand command = new("set", "Set a value") { Examples = ["kv set user:name Ada", "kv set config '{\"theme\":\"dark\"}'", "kv set counter 2 --compare 1"] };
        command.Add(key);
        command.Add(value);
        command.Add(compare);
        command.Action = new AgentAction(context, AgentAction.Writing, async (parse, agent, cancellation) =>
        {
            string name = parse.GetRequiredValue(key), json = AsJson(parse.GetRequiredValue(value));
            if (parse.GetValue(compare) is not { } expected)
                await agent.KeyValue.SetJsonAsync(name, json, cancellation);
            else if (!await agent.KeyValue.CompareAndSetAsync(name, AsJson(expected), json, cancellation))
                throw new AgentOSException(CliErrors.ValueDiffers, "set", name);
        });
        return command;
    }

    private static string AsJson(string text)
    {
        try
        {
            using JsonDocument parsed = JsonDocument.Parse(text);
            return text;
        }
        catch (JsonException)
        {
            return JsonSerializer.Serialize(text, KeyValueJson.Default.String);
        }
    }
}
