using System.Diagnostics;
using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>
/// H34: processes that leave their session, ignore signals, stop, adopt orphans. All hold the probe's output open, so its end is the event
/// that the last of them is gone.
/// </summary>
public sealed class H34SurvivorsTests(SecurityLaboratory laboratory)
{
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task Nothing_survives_when_agentos_is_killed(Starter starter)
    {
        Privileges.Require(starter);
        await using HostProgram program = laboratory.StartSandbox(starter, [], [laboratory.Yard.Probe, "survive"]);
        Assert.Equal("H34 survivors ready", await program.Output.ReadLineAsync(CancellationToken.None));

        program.Kill();

        await program.Output.ReadToEndAsync(CancellationToken.None).WaitAsync(EndLimit, TimeProvider.System, CancellationToken.None);
    }

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task Nothing_survives_the_end_of_the_program(Starter starter)
    {
        Privileges.Require(starter);

        ProgramRun run = await laboratory.RunSandboxAsync(starter, [], [laboratory.Yard.Probe, "survive", "and_end"]);

        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Positive_control_without_a_sandbox_they_survive()
    {
        Privileges.Require(Starter.Root);
        await using HostProgram program = laboratory.StartFreely(Starter.Root, laboratory.Yard.Probe, "survive", "and_end");
        await program.WaitForExitAsync(CancellationToken.None);

        // The end of the output is the end of the last one: some are still being born, so one round of kills is not enough.
        Task<string> allGone = program.Output.ReadToEndAsync(CancellationToken.None);
        int killed = 0;
        while (!allGone.IsCompleted)
        {
            // Only those of this test: the probe's path is of this run, and tests of one class do not overlap.
            foreach (Process survivor in Process.GetProcesses().Where(IsSurvivor))
            {
                survivor.Kill();
                killed++;
            }
        }

        Assert.NotEqual(0, killed);
    }

    private bool IsSurvivor(Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline").StartsWith($"{laboratory.Yard.Probe}\0survive\0", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false; // It ended meanwhile.
        }
    }
}
