using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Hosts;

/// <summary>A host that forbids user namespaces: nothing starts, the cause is named, and nothing is left behind.</summary>
public sealed class ForbiddenNamespacesTests(SecurityLaboratory laboratory)
{
    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task The_start_is_refused_with_its_cause(Starter starter)
    {
        string database = laboratory.NewDatabase(starter);

        ProgramRun run = await RunAsync(starter, database, [laboratory.Yard.Probe, "forbid_user_namespaces"]);

        Assert.Equal(125, run.ExitCode);
        Assert.Contains("(sandbox.user-namespaces-forbidden)", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("ran", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(database));
    }

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task Positive_control_on_this_host_it_starts(Starter starter)
    {
        ProgramRun run = await RunAsync(starter, laboratory.NewDatabase(starter), []);

        Assert.Equal("ran", run.Output);
    }

    // The filter is root's: an ordinary user could only set one together with no-new-privileges, which fusermount3 does not survive.
    private async Task<ProgramRun> RunAsync(Starter starter, string database, string[] host)
    {
        Privileges.Require(Starter.Root);
        string[] command = [.. host, .. Privileges.Prefix(starter), Agentos.Program, "run", "--quiet", "--db", database, "--", "printf", "ran"];
        await using HostProgram program = HostProgram.Start(Starter.Root, command, laboratory.EnvironmentOf(starter), laboratory.Yard.Shown);
        return await program.FinishAsync(SecurityLaboratory.RunLimit);
    }
}
