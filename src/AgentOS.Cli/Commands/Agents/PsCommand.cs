using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Kernel;

namespace AgentOS.Cli.Commands.Agents;

/// <summary><c>agentos ps</c>: this user's running agents.</summary>
internal static class PsCommand
{
    public static Command Build(CommandContext context)
    {
        DocumentedCommand command = new("ps", "List the running agents, oldest first") { Examples = ["ps", "ps --json"] };
        command.SetAction(parse =>
        {
            IReadOnlyList<AgentEntry> agents = [.. AgentRegistry.OfThisUser().List().Select(AgentEntry.Of)];
            context.Results(parse).Write(agents, AgentsJson.Default.IReadOnlyListAgentEntry, Print);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Print(IReadOnlyList<AgentEntry> agents, TextOutput output)
    {
        Table table = new("ID", "STARTED", "STATUS", "DATABASE", "COMMAND");
        foreach (AgentEntry agent in agents)
            table.Add(agent.Id, $"{agent.Started.ToLocalTime():yyyy-MM-dd HH:mm:ss}", agent.Status, agent.Database, string.Join(' ', agent.Command));
        table.WriteTo(output);
    }
}
