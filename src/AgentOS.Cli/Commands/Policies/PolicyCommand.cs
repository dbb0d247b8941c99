using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Policies;

/// <summary><c>agentos policy</c>: what levels and policies allow.</summary>
internal static class PolicyCommand
{
    public static Command Build(CommandContext context) =>
        new("policy", "Show what permission levels and policies allow, and why") { ExplainCommand.Build(context), ShowCommand.Build(context) };
}
