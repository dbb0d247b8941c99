using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H34: what a killed agentos leaves on the host: nothing that the next start does not take away.</summary>
public sealed class H34LeftoversTests(SecurityLaboratory laboratory)
{
    // A limit, so that there is a cgroup where there can be one.
    private static readonly string[] s_limited = ["--memory", "256MiB"];

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task Mounts_and_directories_of_a_killed_run_are_gone_after_the_next(Starter starter)
    {
        Privileges.Require(starter);
        int process;
        await using (HostProgram killed = laboratory.StartSandbox(starter, s_limited, ["sh", "-c", "echo up; sleep 1000"]))
        {
            Assert.Equal("up", await killed.Output.ReadLineAsync(TestContext.Current.CancellationToken));
            process = killed.ProcessId;
            killed.Kill();
            // The output ends with the last process of the sandbox.
            await killed.Output.ReadToEndAsync(TestContext.Current.CancellationToken);
        }

        ProgramRun next = await laboratory.RunSandboxAsync(starter, s_limited, ["true"]);

        Assert.True(next.ExitCode == 0, next.ToString());
        string state = laboratory.Yard.State(starter);
        string runtime = starter == Starter.Root ? "/run/agentos/stage" : Path.Combine(state, "agentos");
        // Its own only: sandboxes of other tests are being started at the same time.
        Assert.DoesNotContain(
            Path.Combine(runtime, $"{process}-"), await File.ReadAllTextAsync("/proc/self/mountinfo", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateDirectories(runtime), directory => Path.GetFileName(directory).StartsWith($"{process}-", StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateDirectories("/sys/fs/cgroup", $"agentos-{process}-*", SearchOption.AllDirectories));
    }
}
