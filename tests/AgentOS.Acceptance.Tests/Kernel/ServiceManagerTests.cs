namespace AgentOS.Acceptance.Tests.Kernel;

/// <summary>The units of eng/systemd under a real systemd.</summary>
public sealed class ServiceManagerTests
{
    private const string Sleepers = "ps -e -o args | grep -c '^sleep 1000' || test $? = 1";

    // A signal is sent before every thread has stopped: one of them could still answer a call.
    private const string Stopped =
        "pid=$(systemctl show -P MainPID agentos.service); "
        + "while cat /proc/$pid/task/*/stat | sed 's/.*) //' | grep -qv '^T'; do :; done";

    [Fact]
    public async Task The_first_caller_starts_the_kernel_and_stopping_it_leaves_nothing()
    {
        await using ServiceManager systemd = await ServiceManager.StartAsync();
        Assert.Equal("inactive", await systemd.ShowAsync("ActiveState"));
        using (KernelClient caller = new(systemd.Socket))
            Assert.Equal("first", caller.CallText(KernelClient.Noop, "first"));
        Assert.Equal("active", await systemd.ShowAsync("ActiveState"));

        await systemd.SpawnAsync("sleep", "1000");
        Assert.Equal("1", await systemd.RunAsync("sh", "-c", Sleepers));
        await systemd.RunAsync("systemctl", "stop", "agentos.socket", "agentos.service");
        Assert.Equal("success", await systemd.ShowAsync("Result"));
        Assert.Equal("0", await systemd.RunAsync("sh", "-c", Sleepers));
    }

    [Fact]
    public async Task A_killed_kernel_is_started_again_and_its_agents_are_gone()
    {
        await using ServiceManager systemd = await ServiceManager.StartAsync();
        await systemd.SpawnAsync("sleep", "1000");
        await systemd.RunAsync("systemctl", "kill", "--kill-who=main", "--signal=KILL", "agentos.service");

        using KernelClient next = new(systemd.Socket);
        Assert.Equal("again", next.CallText(KernelClient.Noop, "again"));
        Assert.Equal("1", await systemd.ShowAsync("NRestarts"));
        Assert.Equal("0", await systemd.RunAsync("sh", "-c", Sleepers));
    }

    [Fact]
    public async Task A_kernel_that_hangs_is_replaced()
    {
        await using ServiceManager systemd = await ServiceManager.StartAsync();
        using (KernelClient caller = new(systemd.Socket))
            caller.CallText(KernelClient.Noop, "");
        await systemd.RunAsync("systemctl", "kill", "--kill-who=main", "--signal=STOP", "agentos.service");
        await systemd.RunAsync("sh", "-c", Stopped);

        // Whoever comes meanwhile waits for the next one.
        using KernelClient next = new(systemd.Socket);
        Assert.Equal("patient", next.CallText(KernelClient.Noop, "patient"));
        Assert.Equal("1", await systemd.ShowAsync("NRestarts"));
    }
}
