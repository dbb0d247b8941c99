using System.Diagnostics;
using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests;

/// <summary><c>agentos timeline --follow</c> as its user meets it.</summary>
public sealed class TimelineTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Rows_are_shown_as_they_come_until_the_interrupt_key()
    {
        (await RunAsync("init")).Succeeded();
        (await RunAsync("kv", "set", "before", "1")).Succeeded();
        using Process follower = PublishedProgram.Start(_directory.Path, ["env", "--default-signal=INT", Path.Combine(PublishedProgram.Folder, "agentos"), "timeline", "--follow", "--json"]);
        Assert.Contains("before", await follower.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        (await RunAsync("kv", "set", "after", "1")).Succeeded();
        Assert.Contains("after", await follower.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        (await PublishedProgram.RunAsync("/", [], ["kill", "-INT", $"{follower.Id}"])).Succeeded();
        await follower.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(130, follower.ExitCode);
    }

    [Fact]
    public async Task What_a_program_in_the_sandbox_does_is_recorded_with_its_name()
    {
        (await RunAsync("run", "-q", "--workspace", "none", "--", "sh", "-c", "echo words > /agent/made; mv /agent/made /agent/moved")).Succeeded();
        string rows = (await RunAsync("timeline")).Succeeded().Output;
        Assert.Contains("/made", rows, StringComparison.Ordinal);
        Assert.Contains("/moved", rows, StringComparison.Ordinal);
        Assert.Contains("mv", rows, StringComparison.Ordinal);
        Assert.Contains("run.start", rows, StringComparison.Ordinal);
        Assert.Contains("run.end", rows, StringComparison.Ordinal);
    }

    private Task<ProgramRun> RunAsync(params string[] arguments) => PublishedProgram.RunAsync(_directory.Path, arguments);
}
