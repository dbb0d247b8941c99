using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;

namespace AgentOS.Cli.Commands.KeyValue;

/// <summary><c>agentos kv delete KEY...</c>.</summary>
internal static class DeleteCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string[]> keys = new("KEY") { Description = "Keys to delete", Arity = ArgumentArity.OneOrMore };
        DocumentedCommand command = new("delete", "Delete keys") { Examples = ["kv delete counter"] };
        command.Add(keys);
        context.Change(command, async (agent, parse, cancellationToken) =>
        {
            string[] names = parse.GetRequiredValue(keys);
            foreach (string name in names)
            {
                if (!await agent.KeyValue.DeleteAsync(name, cancellationToken))
                    throw new AgentOSException(CliErrors.KeyNotFound, "delete", name);
            }

            Done.Write(context.Results(parse), "delete", names);
        });
        return command;
    }
}
