using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Agents;

namespace AgentOS.Cli.Commands.Networks;

/// <summary><c>agentos net</c>: what an agent reached, what it was refused, and what it may reach.</summary>
internal static class NetCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> agent = AgentFileArgument.Build();
        DocumentedCommand command = new("net", "Show what an agent connected to, and change what it may reach while it runs")
        {
            Examples = ["net 3f2a log --denied", "net ./agent.db log --json", "net 3f2a allow api.example.com", "net 3f2a deny '*.example.com'"],
        };
        command.Add(agent);
        command.Add(LogCommand.Build(context, agent));
        command.Add(RulesCommand.Build(context, agent));
        command.Add(RulesCommand.BuildAllow(context, agent));
        command.Add(RulesCommand.BuildDeny(context, agent));
        return command;
    }
}
