using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.KeyValue;

/// <summary><c>agentos kv</c>: the agent's key-value state.</summary>
internal static class KeyValueCommand
{
    public static Command Build(CommandContext context) =>
        new("kv", "Read and write the agent's key-value state")
        {
            GetCommand.Build(context),
            SetCommand.Build(context),
            ListCommand.Build(context),
            DeleteCommand.Build(context),
        };
}
