using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>
/// H23: the source of a mount changes places with a link to the host's sockets while sandboxes are being started. Each start is refused or
/// shows the innocent directory.
/// </summary>
public sealed class H23SwapTests(SecurityLaboratory laboratory)
{
    private const string Innocent = "innocent\n";

    private static int Rounds => Environment.GetEnvironmentVariable("AGENTOS_SOAK") is "1" ? 1000 : 60;

    [Fact]
    public async Task No_start_shows_what_it_must_not()
    {
        Privileges.Require(Starter.Root);
        string place = Directory.CreateDirectory(Path.Combine(laboratory.Yard.Outside, "swap")).FullName;
        string given = Path.Combine(place, "given"), other = Path.Combine(place, "other");
        Directory.CreateDirectory(given);
        File.WriteAllText(Path.Combine(given, "innocent"), "");
        File.CreateSymbolicLink(other, "/run");
        await using HostProgram swapper = laboratory.StartFreely(Starter.Root, laboratory.Yard.Probe, "swap", given, other);

        int shown = 0, refused = 0;
        for (int round = 0; round < Rounds; round++)
        {
            ProgramRun run = await laboratory.RunSandboxAsync(Starter.Root, ["--mount", $"type=bind,src={given},dst=/mnt/given"], ["ls", "/mnt/given"]);
            Assert.True(run.Output is Innocent || run is { Output: "", ExitCode: 2 or 125 }, run.ToString());
            shown += run.Output is Innocent ? 1 : 0;
            refused += run.Output is "" ? 1 : 0;
        }

        // Both happened: the race was on.
        Assert.NotEqual(0, shown);
        Assert.NotEqual(0, refused);
        ProgramRun swaps = await swapper.FinishAsync(SecurityLaboratory.RunLimit);
        Assert.NotEqual("0", new ProbeReport(swaps)["H23", "swaps"]);
    }
}
