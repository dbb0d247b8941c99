using System.Text.Json;
using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>A program that joins a running agent (<c>agentos exec</c>) is confined as the agent's first program is.</summary>
public sealed class JoinedProgramTests(SecurityLaboratory laboratory)
{
    private const string Confinement = "grep -E '^(CapInh|CapPrm|CapEff|CapBnd|CapAmb|NoNewPrivs|Seccomp):' /proc/self/status | tr -d '\\t'";

    private static readonly string[] s_confined =
    [
        "CapInh:0000000000000000", "CapPrm:0000000000000000", "CapEff:0000000000000000", "CapBnd:0000000000000000", "CapAmb:0000000000000000",
        "NoNewPrivs:1", "Seccomp:2",
    ];

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task It_has_no_capabilities_and_gets_none_and_its_system_calls_are_filtered(Starter starter) =>
        Assert.Equal(s_confined, Lines(await JoinAsync(starter, [], "sh", "-c", Confinement)));

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task It_does_not_see_the_hosts_processes(Starter starter) =>
        Assert.Empty(Lines(await JoinAsync(starter, [], "sh", "-c", Search)));

    [Fact]
    public async Task Its_memory_counts()
    {
        ProgramRun run = await JoinAsync(Starter.Root, ["--memory", "64MiB"], laboratory.Yard.Probe, "H31_anonymous", "mebibytes=256", "keep=0");
        Assert.NotEqual("OK", new ProbeReport(run).Find("H31_anonymous", "memory"));
    }

    [Fact]
    public async Task Positive_control_without_a_sandbox_there_are_capabilities_no_filter_and_the_hosts_processes()
    {
        Privileges.Require(Starter.Root);
        string[] free = Lines(await RunFreelyAsync(Starter.Root, "sh", "-c", Confinement));
        Assert.Contains("Seccomp:0", free);
        Assert.Contains("NoNewPrivs:0", free);
        Assert.DoesNotContain("CapEff:0000000000000000", free);
        Assert.NotEmpty(Lines(await RunFreelyAsync(Starter.Root, "sh", "-c", Search)));
        ProgramRun memory = await RunFreelyAsync(Starter.Root, laboratory.Yard.Probe, "H31_anonymous", "mebibytes=256", "keep=0");
        Assert.Equal("OK", new ProbeReport(memory).Find("H31_anonymous", "memory"));
    }

    // The token is an argument of the canary; as a bracket expression it is not found in the search's own arguments.
    private string Search => $"cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' '\\n' | sed -n '/[{laboratory.Canary.Token[0]}]{laboratory.Canary.Token[1..]}/p'";

    private static string[] Lines(ProgramRun run)
    {
        Assert.True(run.ExitCode == 0, run.ToString());
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task<ProgramRun> JoinAsync(Starter starter, string[] limits, params string[] command)
    {
        Privileges.Require(starter);
        string database = laboratory.NewDatabase(starter);
        await using HostProgram agent = laboratory.StartSandbox(starter, database, limits, ["sh", "-c", "echo ready; exec sleep 1000"]);
        Assert.Equal("ready", await agent.Output.ReadLineAsync(CancellationToken.None));
        using JsonDocument agents = JsonDocument.Parse((await RunFreelyAsync(starter, Agentos.Program, "ps", "--json")).Output);
        string id = agents.RootElement.EnumerateArray().Single(entry => entry.GetProperty("database").GetString() == database).GetProperty("id").GetString()!;
        return await RunFreelyAsync(starter, [Agentos.Program, "exec", id, "--", .. command]);
    }

    private async Task<ProgramRun> RunFreelyAsync(Starter starter, params string[] command)
    {
        await using HostProgram program = laboratory.StartFreely(starter, command);
        return await program.FinishAsync(SecurityLaboratory.RunLimit);
    }
}
