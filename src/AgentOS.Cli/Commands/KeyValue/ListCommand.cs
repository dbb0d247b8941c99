using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.KeyValue;

/// <summary><c>agentos kv list [PREFIX]</c>.</summary>
internal static class ListCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> prefix = new("PREFIX") { Description = "Only keys that start with this", DefaultValueFactory = _ => "" };
        DocumentedCommand command = new("list", "List keys and values") { Examples = ["kv list", "kv list user:"] };
        command.Add(prefix);
        context.Read(command, async (agent, parse, cancellationToken) =>
        {
            IReadOnlyList<StoredValue> values = [.. (await agent.KeyValue.ListAsync(parse.GetRequiredValue(prefix), cancellationToken)).Select(StoredValue.Of)];
            context.Results(parse).Write(values, KeyValueJson.Default.IReadOnlyListStoredValue, Print);
        });
        return command;
    }

    private static void Print(IReadOnlyList<StoredValue> values, TextOutput output)
    {
        Table table = new("KEY", "UPDATED", "VALUE");
        foreach (StoredValue value in values)
            table.Add(value.Key, $"{value.Updated:yyyy-MM-dd HH:mm:ss}", value.Value.GetRawText());
        table.WriteTo(output);
    }
}
