using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H30: as many processes and threads as possible. The bombs have a bound of their own, far above the sandbox's limit.</summary>
public sealed class H30BombsTests(SecurityLaboratory laboratory)
{
    private const string Bound = "200";

    [Theory]
    [InlineData("fork", Starter.Root)]
    [InlineData("fork", Starter.OrdinaryUser)]
    [InlineData("thread", Starter.Root)]
    [InlineData("thread", Starter.OrdinaryUser)]
    [InlineData("vfork", Starter.Root)]
    [InlineData("vfork", Starter.OrdinaryUser)]
    public async Task Bomb_meets_the_process_limit(string bomb, Starter starter)
    {
        Privileges.Require(starter);
        string[] options = ["--pids", "64"];

        ProgramRun run = await laboratory.RunSandboxAsync(starter, options, [laboratory.Yard.Probe, $"{bomb}_bomb", Bound]);

        Assert.Equal("EAGAIN", new ProbeReport(run)["H30", bomb]);
    }

    [Theory]
    [InlineData("fork")]
    [InlineData("thread")]
    [InlineData("vfork")]
    public async Task Positive_control_without_a_limit_the_bomb_reaches_its_bound(string bomb)
    {
        Privileges.Require(Starter.Root);
        await using HostProgram program = laboratory.StartFreely(Starter.Root, "setsid", "--wait", laboratory.Yard.Probe, $"{bomb}_bomb", Bound);

        ProgramRun run = await program.FinishAsync(SecurityLaboratory.RunLimit);

        Assert.Equal("unlimited", new ProbeReport(run)["H30", bomb]);
    }
}
