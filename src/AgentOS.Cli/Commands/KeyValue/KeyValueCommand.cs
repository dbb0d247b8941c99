using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.KeyValue;

/// <summary><c>agentos kv</c>: the agent's key-values.</summary>
internal static class KeyValueCommand
{
    public static Command Build(CommandContext context) => new("kv", "Look at and change the agent's key-values")
    {
        GetCommand.Build(context),
        SetCommand.Build(context),
        ListCommand.Build(context),
        DeleteCommand.Build(context),
    };
}
