using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H32: filling scratch space and flooding the output.</summary>
public sealed class H32StorageTests(SecurityLaboratory laboratory)
{
    [Theory]
    [InlineData("temporary_reservation", Starter.Root)]
    [InlineData("temporary_reservation", Starter.OrdinaryUser)]
    public async Task Scratch_space_has_an_end(string attempt, Starter starter)
    {
        Privileges.Require(starter);

        ProgramRun run = await laboratory.RunSandboxAsync(starter, [], [laboratory.Yard.Probe, "H32", "mebibytes=256", "files=1000", "to=/agent"]);

        Assert.Contains(new ProbeReport(run)["H32", attempt], new[] { "ENOSPC", "ENOMEM" }, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_flood_of_output_passes_whole_and_leaves_no_memory_behind()
    {
        const int mebibytes = 256;
        await using HostProgram program = laboratory.StartSandbox(Starter.Root, [], [laboratory.Yard.Probe, "flood", $"{mebibytes}"]);
        char[] buffer = new char[1 << 16];
        long seen = 0;
        int count;
        while ((count = await program.Output.ReadAsync(buffer, TestContext.Current.CancellationToken)) > 0)
        {
            seen += count;
            if (seen == (long)mebibytes << 19)
                Assert.InRange(PeakMemory(program.ProcessId), 1, 100 << 10);
        }

        Assert.Equal((long)mebibytes << 20, seen);
    }

    [Fact]
    public async Task Positive_control_without_a_sandbox_scratch_space_is_the_disk()
    {
        Privileges.Require(Starter.Root);
        await using HostProgram program = laboratory.StartFreely(Starter.Root, laboratory.Yard.Probe, "H32", "mebibytes=64", "files=10", $"to={laboratory.Yard.Scratch}", $"scratch={laboratory.Yard.Scratch}");

        ProgramRun run = await program.FinishAsync(SecurityLaboratory.RunLimit);

        Assert.Equal("OK", new ProbeReport(run)["H32", "temporary_reservation"]);
    }

    // The probe's parent is a shell that became agentos.
    private static long PeakMemory(int process) => long.Parse(
        File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        System.Globalization.CultureInfo.InvariantCulture);
}
