using System.Diagnostics;
using AgentOS.Acceptance.Tests.Terminals;
using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests.Sessions;

/// <summary><c>agentos run --detach</c> and <c>agentos attach</c> as their user meets them.</summary>
public sealed class AttachTests : IAsyncDisposable
{
    private const string Leave = "\u001d";

    private readonly TempDirectory _directory = new();
    private string? _id;

    public async ValueTask DisposeAsync()
    {
        if (_id is not null)
            await RunAsync("kill", _id);
        _directory.Dispose();
    }

    [Fact]
    public async Task A_person_attaches_types_leaves_and_comes_back()
    {
        await DetachAsync("bash", "--norc", "--noprofile");
        await using (TerminalSession first = await AttachAsync())
        {
            await first.TypeAsync("echo one$((1+1))three; tty; until stty size | grep '24 80'; do :; done\n");
            await first.ExpectAsync("one2three");
            await first.ExpectAsync("/dev/pts/0");
            await first.ExpectAsync("24 80");
            await first.WidenAsync(101);
            await first.TypeAsync("until stty size | grep 101; do :; done\n");
            await first.ExpectAsync("24 101");
            await first.TypeAsync(Leave);
            await first.ExpectAsync($"Detached from {_id}; it runs on.");
            Assert.Equal(0, await first.EndAsync());
        }

        await using TerminalSession second = await AttachAsync();
        await second.ExpectAsync("one2three");
        await second.TypeAsync("exit 7\n");
        Assert.Equal(7, await second.EndAsync());
        Assert.Empty(await LiveAgent.ListAsync(_directory.Path));
    }

    [Fact]
    public async Task Everybody_who_is_attached_sees_the_same()
    {
        await DetachAsync("cat");
        await using TerminalSession first = await AttachAsync();
        await using TerminalSession second = await AttachAsync();
        await first.TypeAsync("from the first\n");
        await second.ExpectAsync("from the first");
        await second.TypeAsync("from the second\n");
        await first.ExpectAsync("from the second");
        await first.TypeAsync(TerminalSession.EndOfInput);
        Assert.Equal(0, await first.EndAsync());
        Assert.Equal(0, await second.EndAsync());
    }

    [Fact]
    public async Task What_nobody_reads_does_not_hold_the_program_up()
    {
        await DetachAsync("sh", "-c", "head -c 3000000 /dev/zero | tr '\\0' x | fold; echo the end; exec cat");
        await using TerminalSession session = await AttachAsync();
        await session.ExpectAsync("the end");
        await session.TypeAsync(TerminalSession.EndOfInput);
        Assert.Equal(0, await session.EndAsync());
    }

    [Fact]
    public async Task Somebody_who_stops_reading_does_not_keep_the_agent_from_ending()
    {
        await DetachAsync("yes");
        using Process viewer = PublishedProgram.Start(_directory.Path, [Path.Combine(PublishedProgram.Folder, "agentos"), "attach", _id!]);
        // Nobody reads its output any more from here on.
        Assert.Equal("y", (await viewer.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!.TrimEnd());
        (await RunAsync("stop", _id!)).Succeeded();
        Assert.Empty(await LiveAgent.ListAsync(_directory.Path));
        viewer.Kill();
        await viewer.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_program_that_cannot_be_executed_is_the_commands_error()
    {
        ProgramRun run = await RunAsync("run", "--detach", "no-such-program");
        Assert.Equal(127, run.ExitCode);
        Assert.Contains("no-such-program", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
        Assert.Empty(await LiveAgent.ListAsync(_directory.Path));
    }

    [Fact]
    public async Task A_program_with_the_streams_of_its_starter_has_nothing_to_attach_to()
    {
        await using LiveAgent agent = await LiveAgent.StartAsync(_directory.Path, "exec sleep 1000");
        ProgramRun run = await RunAsync("attach", agent.Id);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("(session.no-terminal)", run.Error, StringComparison.Ordinal);
    }

    private async Task DetachAsync(params string[] command) =>
        _id = (await RunAsync(["run", "--workspace", "none", "-d", "--", .. command])).Succeeded().Output.TrimEnd();

    private Task<TerminalSession> AttachAsync() => TerminalSession.StartAsync(_directory.Path, $"agentos attach {_id}");

    private Task<ProgramRun> RunAsync(params string[] arguments) => PublishedProgram.RunAsync(_directory.Path, arguments);
}
