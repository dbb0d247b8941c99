using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H20: a person's own policy that would hand a service socket of the host in.</summary>
public sealed class H20MountsTests(SecurityLaboratory laboratory)
{
    [Theory]
    [InlineData("/run/docker.sock")]
    [InlineData("/run/containerd")]
    [InlineData("/run/dbus/system_bus_socket")]
    [InlineData("/run/systemd")]
    [InlineData("/run")]
    [InlineData("/var/run")]
    [InlineData("/proc")]
    [InlineData("/sys")]
    [InlineData("/dev")]
    [InlineData("/")]
    public async Task Mounting_it_is_refused(string source)
    {
        Privileges.Require(Starter.Root);

        ProgramRun run = await RunAsync(source);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("(sandbox.mount-source-forbidden)", run.Errors, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task A_link_to_it_is_refused()
    {
        Privileges.Require(Starter.Root);
        string link = Path.Combine(laboratory.Yard.Scratch, "innocent");
        File.CreateSymbolicLink(link, "/run");

        ProgramRun run = await RunAsync(link);

        Assert.Contains("(sandbox.mount-source-forbidden)", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Positive_control_an_ordinary_directory_is_mounted()
    {
        ProgramRun run = await RunAsync(laboratory.Yard.Shown);

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains("probe\n", run.Output, StringComparison.Ordinal);
    }

    private Task<ProgramRun> RunAsync(string source) =>
        laboratory.RunSandboxAsync(Starter.Root, ["--mount", $"type=bind,src={source},dst=/mnt/given"], ["ls", "/mnt/given"]);
}
