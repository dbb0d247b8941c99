using AgentOS.Kernel;
using AgentOS.Policy.Hosts;
using AgentOS.Store.Running;
using AgentOS.Vault;
using AgentOS.Vault.Secrets;

namespace AgentOS.Store.Tests.Delegation;

/// <summary>Agents that run other agents, and those that try to get more out of it than they were given.</summary>
public sealed class DelegationTests : IDisposable
{
    private readonly DelegatingAgents _agents = new();

    public void Dispose() => _agents.Dispose();

    [Fact]
    [Trait("Rule", "G5")]
    public async Task An_agent_runs_asks_watches_and_stops_another()
    {
        _agents.Add("parent", DelegatingAgents.Allows("../child"));
        _agents.Add("child");
        await using HostedAgent parent = await _agents.StartAsync("parent");
        Assert.Equal("""[[["../child", "child", "Tests child."]], []]""", await DelegatingAgents.DoAsync(parent, """[["search", "tests"], ["search", "nothing"]]"""));
        Assert.Equal("""["child", ["hello"]]""", await DelegatingAgents.DoAsync(parent, """[["run", "../child"], ["ask", [["echo", "hello"]]]]"""));
        string child = Assert.Single(DelegatingAgents.Below(_agents.Database));
        Assert.StartsWith($"{_agents.Database}.agents/", child, StringComparison.Ordinal);
        Assert.Equal(
            """[[["activity", "work", "at it"], ["response", null, "[\"again\"]"], "[\"again\"]"]]""",
            await DelegatingAgents.DoAsync(parent, """[["stream", [["echo", "again"]]]]"""));
        Assert.Equal(
            """[["work: at it", "response: [\"hello\"]", "work: at it", "response: [\"again\"]"], null, "delegation.not-running"]""",
            await DelegatingAgents.DoAsync(parent, """[["monitor"], ["stop"], ["monitor"]]"""));
        Assert.Empty(DelegatingAgents.Below(_agents.Database));
    }

    [Fact]
    public async Task An_agent_in_TypeScript_does_the_same()
    {
        _agents.AddNode("parent", DelegatingAgents.Allows("../child"));
        _agents.Add("child");
        await using HostedAgent parent = await _agents.StartAsync("parent");
        Assert.Equal(
            """[["../child"],"delegation.not-allowed","child","[1]","activity","response","[2]",4,null]""",
            await DelegatingAgents.DoAsync(parent, "../child"));
    }

    [Fact]
    public async Task The_user_stops_one_of_them_and_the_others_go_on()
    {
        _agents.Add("parent", DelegatingAgents.Allows("../child"));
        _agents.Add("child");
        await using HostedAgent parent = await _agents.StartAsync("parent");
        await DelegatingAgents.DoAsync(parent, """[["run", "../child"], ["run", "../child"]]""");
        AgentRegistry agents = AgentRegistry.OfThisUser();
        RunningAgent[] children = [.. agents.List().Where(agent => agent.PartOf == _agents.Database)];
        AgentStop.Stop(agents, children[1], TimeSpan.Zero);
        string answer = await DelegatingAgents.DoAsync(parent, """[["ask", [["echo", 1]]]]""");
        Assert.Contains(answer, (string[])["""["delegation.no-answer"]""", """["delegation.not-running"]"""]);
        Assert.False(parent.Exit.IsCompleted);
    }

    [Fact]
    [Trait("Rule", "G1")]
    public async Task Agents_that_are_not_listed_exactly_so_are_not_run()
    {
        _agents.Add("parent", DelegatingAgents.Allows("../child"));
        _agents.Add("child");
        _agents.Add("other");
        await using HostedAgent parent = await _agents.StartAsync("parent");
        Assert.Equal(
            """["delegation.not-allowed", "delegation.not-allowed", "delegation.not-allowed", "child"]""",
            await DelegatingAgents.DoAsync(parent, """[["run", "../other"], ["run", "../child/"], ["run", "../child/../other"], ["run", "../child"]]"""));
    }

    [Fact]
    public async Task An_agent_that_was_allowed_none_runs_none()
    {
        _agents.Add("parent");
        _agents.Add("child", DelegatingAgents.Allows("../parent"));
        await using HostedAgent parent = await _agents.StartAsync("parent");
        Assert.Equal("""["delegation.not-allowed"]""", await DelegatingAgents.DoAsync(parent, """[["run", "../child"]]"""));
    }

    [Theory]
    [Trait("Rule", "G2")]
    [InlineData("  network: [{domain: evil.example, reason: fun}]\n", "")]
    [InlineData("  network_unrestricted: true\n", "")]
    [InlineData("  delegation: {enabled: true, allowed_agents: [../other]}\n", "")]
    [InlineData("", "  resources: {max_memory: 64GB}\n")]
    [InlineData("", "  setup_command: \"true\"\n")]
    public async Task A_sub_agent_that_asks_for_more_than_its_parent_has_is_not_run(string permissions, string runtime)
    {
        _agents.Add("parent", DelegatingAgents.Allows("../child"));
        _agents.Add("child", permissions, runtime);
        await using HostedAgent parent = await _agents.StartAsync("parent");
        Assert.Equal("""["delegation.wider"]""", await DelegatingAgents.DoAsync(parent, """[["run", "../child"]]"""));
    }

    [Fact]
    [Trait("Rule", "G6")]
    public async Task What_an_agent_was_approved_to_use_is_for_it_and_all_it_runs_together()
    {
        _agents.Add("parent", DelegatingAgents.Allows("../child"), "  resources: {max_memory: 300MB}\n");
        _agents.Add("child", more: "  resources: {max_memory: 250MB}\n");
        await using HostedAgent parent = await _agents.StartAsync("parent");
        AgentOS.Sandbox.ResourceUsage usage = new AgentOS.Sandbox.ResourceMeter().ReadBelow(Environment.ProcessId)!;
        Assert.SkipWhen(usage.Memory.Limit is null, "no cgroup holds memory limits here");
        Assert.Equal("""["child", [100]]""", await DelegatingAgents.DoAsync(parent, """[["run", "../child"], ["ask", [["hold", 100]]]]"""));
        // Each for itself has room for a hundred more.
        string answer = await DelegatingAgents.DoAsync(parent, """[["run", "../child"], ["ask", [["hold", 100]]], ["run", "../child"], ["ask", [["hold", 100]]], ["each", [["echo", 1]]]]""");
        Assert.Contains("delegation.no", answer, StringComparison.Ordinal);
        Assert.False(parent.Exit.IsCompleted);
    }

    [Fact]
    [Trait("Rule", "G7")]
    public async Task A_sub_agent_has_the_keys_of_its_parent_and_placeholders_of_its_own()
    {
        const string keys = "keys: [{provider: catalogue, env_var: NAME, domain: api.example.org}]\n", network = "  network: [{domain: api.example.org, reason: to look}]\n";
        _agents.Add("parent", network + DelegatingAgents.Allows("../child") + keys.Replace("NAME", "PARENTS", StringComparison.Ordinal));
        _agents.Add("child", network + keys.Replace("NAME", "CHILDS", StringComparison.Ordinal));
        SecretBinding key = new("PARENTS", "placeholder-of-the-parent", SecretValue.Parse("the-key-itself-is-this"), HostPattern.Parse("api.example.org"), SecretPlace.Bearer);
        await using HostedAgent parent = await _agents.StartAsync("parent", AgentKeys.None with { Bound = [key] });
        string answer = await DelegatingAgents.DoAsync(parent, """[["variable", "PARENTS"], ["run", "../child"], ["ask", [["variable", "CHILDS"], ["variable", "PARENTS"]]]]""");
        Assert.Matches("""^\["placeholder-of-the-parent", "child", \["[^"]{8,}", null\]\]$""", answer);
        Assert.DoesNotContain("the-key-itself", answer, StringComparison.Ordinal);
        Assert.Equal(1, answer.Split("placeholder-of-the-parent").Length - 1);
    }

    [Fact]
    [Trait("Rule", "G7")]
    public async Task A_sub_agent_that_needs_a_key_its_parent_was_started_without_is_not_run()
    {
        const string more = "  network: [{domain: api.example.org, reason: to look}]\n", key = "keys: [{provider: catalogue, domain: api.example.org, required: NEED}]\n";
        _agents.Add("parent", more + DelegatingAgents.Allows("../child") + key.Replace("NEED", "false", StringComparison.Ordinal));
        _agents.Add("child", more + key.Replace("NEED", "true", StringComparison.Ordinal));
        await using HostedAgent parent = await _agents.StartAsync("parent");
        Assert.Equal("""["store.key-missing"]""", await DelegatingAgents.DoAsync(parent, """[["run", "../child"]]"""));
    }

    [Fact]
    [Trait("Rule", "G3")]
    public async Task Agents_that_run_themselves_come_three_deep_and_no_deeper()
    {
        _agents.Add("bomb", DelegatingAgents.Allows("../bomb"));
        await using HostedAgent bomb = await _agents.StartAsync("bomb");
        Assert.Equal(
            """[["deeper", ["deeper", ["deeper", "delegation.too-deep"]]]]""",
            await DelegatingAgents.DoAsync(bomb, """[["deeper", "../bomb"]]"""));
    }

    [Fact]
    [Trait("Rule", "G4")]
    public async Task Six_run_at_once_and_all_of_them_end_with_their_parent()
    {
        _agents.Add("parent", DelegatingAgents.Allows("../child"));
        _agents.Add("child");
        await using (HostedAgent parent = await _agents.StartAsync("parent"))
        {
            string run = string.Join(", ", Enumerable.Repeat("""["run", "../child"]""", 7));
            Assert.Equal("""["child", "child", "child", "child", "child", "child", "delegation.too-many"]""", await DelegatingAgents.DoAsync(parent, $"[{run}]"));
            Assert.Equal(6, DelegatingAgents.Below(_agents.Database).Count);
            Assert.Equal("""[null, "child", "delegation.too-many"]""", await DelegatingAgents.DoAsync(parent, """[["stop"], ["run", "../child"], ["run", "../child"]]"""));
        }

        Assert.Empty(DelegatingAgents.Below(_agents.Database));
    }
}
