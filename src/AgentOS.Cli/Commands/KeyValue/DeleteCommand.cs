using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;

namespace AgentOS.Cli.Commands.KeyValue;

/// <summary><c>agentos kv delete</c>.</summary>
internal static class DeleteCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> key = new("KEY") { Description = "Key to delete" };
        DocumentedCommand command = new("delete", "Delete a key") { Examples = ["kv delete counter"] };
        command.Add(key);
        command.Action = new AgentAction(context, AgentAction.Writing, async (parse, agent, cancellation) =>
        {
            string name = parse.GetRequiredValue(key);
            if (!await agent.KeyValue.DeleteAsync(name, cancellation))
                throw new AgentOSException(CliErrors.KeyMissing, "delete", name);
        });
        return command;
    }
}
