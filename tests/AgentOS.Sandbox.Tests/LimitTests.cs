using System.Diagnostics;

namespace AgentOS.Sandbox.Tests;

public sealed class LimitTests
{
    // Python grows until it is stopped; nothing else decides the outcome.
    private const string MemoryHog = "x = []\nwhile True: x.append(bytearray(4 << 20))";

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task A_memory_limit_stops_the_program_and_is_named(Starter starter)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "python3 is not installed");
        using DriverProgram driver = new(starter);
        DriverRun run = await driver.RunAsync("--memory", "67108864", "--", "/usr/bin/python3", "-c", MemoryHog);
        Assert.Equal(137, run.ExitCode);
        Assert.Contains("limit: Memory", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task A_process_limit_refuses_further_processes(Starter starter)
    {
        using DriverProgram driver = new(starter);
        DriverRun run = await driver.RunAsync("--pids", "32", "--", "dash", "-c", "for i in $(seq 100); do sleep 100 & done; echo all");
        Assert.Empty(run.Output);
        Assert.Contains("Cannot fork", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_processor_limit_is_written_to_the_cgroup_or_refused()
    {
        using DriverProgram root = new(Starter.Root), user = new(Starter.OrdinaryUser);
        DriverRun run = await root.RunAsync("--cpus", "0.5", "--", "true");
        Assert.True(run.ExitCode == 0 || run.Error.Contains("sandbox.layer-missing", StringComparison.Ordinal), run.Error);
        DriverRun refused = await user.RunAsync("--cpus", "0.5", "--", "echo", "ran");
        Assert.SkipWhen(refused.ExitCode == 0, "this user has a delegated cgroup with the cpu controller");
        Assert.Contains("sandbox.layer-missing", refused.Error, StringComparison.Ordinal);
        Assert.Empty(refused.Output);
        DriverRun bestEffort = await user.RunAsync("--cpus", "0.5", "--isolation", "BestEffort", "--", "echo", "ran");
        Assert.Equal("ran\n", bestEffort.Output);
    }

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task Killing_the_host_process_ends_everything_inside(Starter starter)
    {
        using DriverProgram driver = new(starter);
        using Process process = driver.Start("--", "sh", "-c", "setsid sleep 1000 & trap '' TERM HUP; echo ready; sleep 1000");
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync());
        process.Kill();
        // Everything inside holds the other end of this pipe: its end means that the last of it is gone.
        Assert.Equal("", await process.StandardOutput.ReadToEndAsync());
    }
}
