using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H31: four times the memory that was granted, by every door. Each door is one start: what it ends in may be the end of all.</summary>
public sealed class H31MemoryTests(SecurityLaboratory laboratory)
{
    private const string Amount = "mebibytes=256";

    private static readonly string[] s_limit = ["--memory", "64MiB"];

    public static TheoryData<string> Doors { get; } =
        ["anonymous", "memory_file", "shared_memory", "temporary_file", "locked", "pipes", "sockets", "page_tables"];

    [Theory]
    [MemberData(nameof(Doors))]
    public Task Root_s_sandbox_does_not_get_it(string door) => Refuses(Starter.Root, door, "0");

    /// <summary>
    /// Without a cgroup of the user's own the programs' memory is watched, not metered: a burst may be had between two looks, but not kept;
    /// that of pipes, sockets and memory files is not seen (docs/THREATS.md). The seconds are an upper bound: the watcher ends the wait.
    /// </summary>
    [Theory]
    [InlineData("anonymous")]
    [InlineData("shared_memory")]
    [InlineData("temporary_file")]
    [InlineData("locked")]
    [InlineData("page_tables")]
    public Task An_ordinary_user_s_sandbox_does_not_get_it(string door) => Refuses(Starter.OrdinaryUser, door, "5");

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task Positive_control_without_a_sandbox_it_is_had(string door)
    {
        Privileges.Require(Starter.Root);
        await using HostProgram program = laboratory.StartFreely(
            Starter.Root, "sh", "-c", "ulimit -n $(ulimit -H -n) && exec \"$@\"", "sh", laboratory.Yard.Probe, $"H31_{door}", Amount);

        ProgramRun run = await program.FinishAsync(SecurityLaboratory.RunLimit);

        Assert.Equal("OK", new ProbeReport(run)[$"H31_{door}", "memory"]);
    }

    private async Task Refuses(Starter starter, string door, string seconds)
    {
        Privileges.Require(starter);

        ProgramRun run = await laboratory.RunSandboxAsync(starter, s_limit, [laboratory.Yard.Probe, $"H31_{door}", Amount, $"keep={seconds}"]);

        Assert.NotEqual("OK", new ProbeReport(run).Find($"H31_{door}", "memory"));
        Assert.True(run.ExitCode is 0 or 137, run.ToString());
        if (run.ExitCode == 137)
            Assert.Contains("memory", run.Errors, StringComparison.Ordinal);
    }
}
