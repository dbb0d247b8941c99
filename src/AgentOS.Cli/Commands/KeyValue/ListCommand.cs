using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.KeyValue;

/// <summary><c>agentos kv list</c>.</summary>
internal static class ListCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> prefix = new("PREFIX") { Description = "Only keys that begin with this", DefaultValueFactory = _ => "" };
        DocumentedCommand command = new("list", "List keys and values") { Examples = ["kv list", "kv list user:"] };
        command.Add(prefix);
        command.Action = new AgentAction(context, AgentAction.Reading, async (parse, agent, cancellation) =>
        {
            IReadOnlyList<KeyValueDescription> entries = [.. (await agent.KeyValue.ListAsync(parse.GetRequiredValue(prefix), cancellation))
                .Select(entry => new KeyValueDescription(entry.Key, KeyValueDescription.Parse(entry.Json), entry.Created, entry.Updated))];
            context.Results(parse).Write(entries, KeyValueJson.Default.IReadOnlyListKeyValueDescription, (shown, output) =>
            {
                Table table = new("KEY", "VALUE");
                foreach (KeyValueDescription entry in shown)
                    table.Add(entry.Key, entry.Value.GetRawText());
                if (shown.Count > 0)
                    table.WriteTo(output);
            });
        });
        return command;
    }
}
