using AgentOS.Cli.Commands.Agents;

namespace AgentOS.Cli.Tests.Commands;

public sealed class AgentTreeTests
{
    [Fact]
    public void Each_agent_is_below_the_one_that_runs_it_and_none_is_lost()
    {
        AgentEntry[] agents = [Agent("1", null), Agent("2", null), Agent("1.1", "1"), Agent("lost", "gone"), Agent("1.1.1", "1.1"), Agent("1.2", "1")];
        Assert.Equal(["1", "  1.1", "    1.1.1", "  1.2", "2", "lost"], AgentTree.Walk(agents).Select(entry => entry.Indent + entry.Agent.Id));
    }

    private static AgentEntry Agent(string id, string? parent) => new(id, "agent", id, null, null, "running", 1, null, 0, null) { PartOf = parent };
}
