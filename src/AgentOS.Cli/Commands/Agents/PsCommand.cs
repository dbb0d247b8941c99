using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Kernels;
using AgentOS.Cli.Output;
using AgentOS.Errors;

namespace AgentOS.Cli.Commands.Agents;

/// <summary><c>agentos ps</c>: this user's running agents, those of the kernel included.</summary>
internal static class PsCommand
{
    public static Command Build(CommandContext context)
    {
        DocumentedCommand command = new("ps", "List the running agents, oldest first") { Examples = ["ps", "ps --json"] };
        SocketOption socket = new() { Recursive = false };
        command.Add(socket);
        command.SetAction(async (parse, _) =>
        {
            IReadOnlyList<AgentEntry> agents = await new AgentListing(socket.PathIn(parse)).ListAsync();
            context.Results(parse).Write(agents, AgentsJson.Default.IReadOnlyListAgentEntry, Print);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Print(IReadOnlyList<AgentEntry> agents, TextOutput output)
    {
        Table table = new("ID", "STARTED", "STATUS", "DATABASE", "COMMAND");
        foreach (AgentEntry agent in agents)
            table.Add(agent.Id, $"{agent.Started?.ToLocalTime():yyyy-MM-dd HH:mm:ss}", agent.Status, agent.Database, agent.Command is { } words ? string.Join(' ', words) : agent.Name);
        table.WriteTo(output);
    }
}
