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
        DocumentedCommand command = new("ps", "List the running agents, oldest first") { Examples = ["ps", "ps --tree", "ps --json"] };
        Option<bool> tree = new("--tree") { Description = "Show each agent below the one that runs it" };
        command.Add(tree);
        SocketOption socket = new() { Recursive = false };
        command.Add(socket);
        command.SetAction(async (parse, _) =>
        {
            IReadOnlyList<AgentEntry> agents = await new AgentListing(socket.PathIn(parse)).ListAsync();
            context.Results(parse).Write(agents, AgentsJson.Default.IReadOnlyListAgentEntry, (listed, output) => Print(parse.GetValue(tree) ? AgentTree.Walk(listed) : listed.Select(agent => (agent, "")), output));
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Print(IEnumerable<(AgentEntry Agent, string Indent)> agents, TextOutput output)
    {
        Table table = new("ID", "STARTED", "STATUS", "DATABASE", "COMMAND");
        foreach ((AgentEntry agent, string indent) in agents)
            table.Add(indent + agent.Id, $"{agent.Started?.ToLocalTime():yyyy-MM-dd HH:mm:ss}", agent.Status, agent.Database, agent.Command is { } words ? string.Join(' ', words) : agent.Name);
        table.WriteTo(output);
    }
}
