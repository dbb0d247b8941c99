using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests.Sessions;

/// <summary><c>agentos stop</c> and <c>agentos kill</c> as their user meets them.</summary>
public sealed class StopTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Stop_lets_the_program_end_by_itself_and_returns_when_its_file_is_closed()
    {
        await using LiveAgent agent = await LiveAgent.StartAsync(_directory.Path, "trap 'echo last > /agent/words; exit 5' TERM; echo set; while :; do sleep 1000 & wait; done");
        Assert.Equal("set", await agent.Host.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        (await PublishedProgram.RunAsync(_directory.Path, "stop", agent.Id)).Succeeded();
        Assert.Equal(["agent.db"], Directory.GetFiles(_directory.Path).Select(Path.GetFileName));
        Assert.Equal(5, await agent.EndAsync());
        Assert.Equal("last\n", (await PublishedProgram.RunAsync(_directory.Path, "fs", "cat", "words")).Succeeded().Output);
    }

    [Fact]
    public async Task After_the_grace_time_the_whole_tree_is_killed()
    {
        await using LiveAgent agent = await LiveAgent.StartAsync(_directory.Path, "trap '' TERM; setsid sleep 1000 & echo set; while :; do sleep 1000; done");
        Assert.Equal("set", await agent.Host.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        (await PublishedProgram.RunAsync(_directory.Path, "stop", "--grace", "200ms", agent.Id)).Succeeded();
        Assert.Equal(137, await agent.EndAsync());
        // Every one of them holds the output open.
        Assert.Equal("", await agent.Host.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Kill_asks_nobody()
    {
        await using LiveAgent agent = await LiveAgent.StartAsync(_directory.Path, "echo kept > /agent/f; sync /agent/f; trap '' TERM; echo set; while :; do sleep 1000; done");
        Assert.Equal("set", await agent.Host.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        (await PublishedProgram.RunAsync(_directory.Path, "kill", agent.Id)).Succeeded();
        Assert.Equal(137, await agent.EndAsync());
        Assert.Equal("kept\n", (await PublishedProgram.RunAsync(_directory.Path, "fs", "cat", "f")).Succeeded().Output);
    }

    [Fact]
    public async Task A_grace_time_that_is_none_is_a_usage_error()
    {
        ProgramRun run = await PublishedProgram.RunAsync(_directory.Path, "stop", "--grace", "soon", "1234");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--grace", run.Error, StringComparison.Ordinal);
    }
}
