namespace AgentOS.Sandbox.Tests;

public sealed class ExitTests
{
    [Theory]
    [InlineData(Starter.Root, "exit 0", 0)]
    [InlineData(Starter.Root, "exit 7", 7)]
    [InlineData(Starter.Root, "kill -TERM $$", 143)]
    [InlineData(Starter.Root, "kill -KILL $$", 137)]
    [InlineData(Starter.OrdinaryUser, "exit 0", 0)]
    [InlineData(Starter.OrdinaryUser, "exit 7", 7)]
    [InlineData(Starter.OrdinaryUser, "kill -TERM $$", 143)]
    public async Task The_status_is_the_programs(Starter starter, string script, int status)
    {
        using DriverProgram driver = new(starter);
        Assert.Equal(status, (await driver.RunAsync("--", "sh", "-c", script)).ExitCode);
    }

    [Theory]
    [InlineData("no-such-program", 127)]
    [InlineData("/no/such/program", 127)]
    [InlineData("/etc/passwd", 126)]
    [InlineData("/usr", 126)]
    public async Task A_program_that_cannot_start_has_the_shells_status(string program, int status)
    {
        using DriverProgram driver = new(Starter.Root);
        Assert.Equal(status, (await driver.RunAsync("--", program)).ExitCode);
    }

    [Fact]
    public async Task Orphans_end_with_the_program()
    {
        using DriverProgram driver = new(Starter.Root);
        // The orphan holds standard output open: the run returns only because it is gone.
        DriverRun run = await driver.RunAsync("--", "sh", "-c", "setsid sleep 1000 & echo started");
        Assert.Equal("started\n", run.Output);
    }

    [Fact]
    public async Task Orphans_are_reaped_while_the_program_runs()
    {
        using DriverProgram driver = new(Starter.Root);
        // Waits until no zombie is left; without a reaper that is never.
        DriverRun run = await driver.RunAsync(
            "--", "sh", "-c", "for i in 1 2 3 4 5; do (true &) ; done; while grep -qs 'State:.Z' /proc/[0-9]*/status; do :; done; echo none");
        Assert.Equal("none\n", run.Output);
    }
}
