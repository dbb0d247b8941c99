namespace AgentOS.Cli.Commands.Agents;

/// <summary>Agents in the order of a tree: each below the one that runs it.</summary>
internal static class AgentTree
{
    private const string Indent = "  ";

    /// <summary>All of them, each with the blanks before it. One whose parent is not there is at the root.</summary>
    public static IEnumerable<(AgentEntry Agent, string Indent)> Walk(IReadOnlyList<AgentEntry> agents)
    {
        HashSet<string> files = [.. agents.Select(agent => agent.Database)];
        ILookup<string, AgentEntry> children = agents.Where(agent => agent.PartOf is { } parent && files.Contains(parent)).ToLookup(agent => agent.PartOf!, StringComparer.Ordinal);
        return agents.Where(agent => agent.PartOf is not { } parent || !files.Contains(parent)).SelectMany(agent => Walk(agent, children, ""));
    }

    private static IEnumerable<(AgentEntry Agent, string Indent)> Walk(AgentEntry agent, ILookup<string, AgentEntry> children, string indent) =>
        [(agent, indent), .. children[agent.Database].SelectMany(child => Walk(child, children, indent + Indent))];
}
