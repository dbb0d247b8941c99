using System.Globalization;
using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H33: two threads that only compute, on half a processor.</summary>
public sealed class H33ShareTests(SecurityLaboratory laboratory)
{
    /// <summary>Percent of one processor; between the half that is granted and the two that are there.</summary>
    private const int Most = 80;

    private const string Seconds = "1";

    [Fact]
    public async Task Sandbox_gets_its_share_and_no_more()
    {
        Privileges.Require(Starter.Root);

        ProgramRun run = await laboratory.RunSandboxAsync(Starter.Root, ["--cpus", "0.5"], [laboratory.Yard.Probe, "spin", Seconds]);

        Assert.InRange(Share(run), 1, Most);
    }

    [Fact]
    public async Task Positive_control_without_a_sandbox_it_has_more()
    {
        Assert.SkipWhen(Environment.ProcessorCount < 2, "one processor cannot give more than one share");
        Privileges.Require(Starter.Root);
        // Before all others, and until it was once alone enough: what else runs on the machine must not look like a limit.
        int most = 0;
        for (int round = 0; round < 60 && most <= Most; round++)
        {
            await using HostProgram program = laboratory.StartFreely(Starter.Root, "nice", "-n", "-20", laboratory.Yard.Probe, "spin", Seconds);
            most = Math.Max(most, Share(await program.FinishAsync(SecurityLaboratory.RunLimit)));
        }

        Assert.InRange(most, Most + 1, 100 * Environment.ProcessorCount);
    }

    private static int Share(ProgramRun run) => int.Parse(new ProbeReport(run)["H33", "share"], CultureInfo.InvariantCulture);
}
