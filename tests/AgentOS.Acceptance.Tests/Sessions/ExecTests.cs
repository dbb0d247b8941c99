using System.Security.Cryptography;
using System.Text.Json;
using AgentOS.Acceptance.Tests.Terminals;
using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests.Sessions;

/// <summary><c>agentos ps</c> and <c>agentos exec</c> as their user meets them.</summary>
public sealed class ExecTests : IDisposable
{
    private const string Wait = "exec sleep 1000";

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_running_agent_is_listed_and_one_that_has_ended_is_not()
    {
        await using LiveAgent agent = await LiveAgent.StartAsync(_directory.Path, "read line");
        JsonElement entry = Assert.Single(await LiveAgent.ListAsync(_directory.Path));
        Assert.Equal("running", entry.GetProperty("status").GetString());
        Assert.Equal(agent.Host.Id, entry.GetProperty("pid").GetInt32());
        Assert.Equal(["sh", "-c", "echo ready; read line"], entry.GetProperty("command").EnumerateArray().Select(word => word.GetString()));
        Assert.Contains(agent.Id, (await PublishedProgram.RunAsync(_directory.Path, "ps")).Succeeded().Output, StringComparison.Ordinal);

        await agent.Host.StandardInput.WriteLineAsync();
        Assert.Equal(0, await agent.EndAsync());
        Assert.Empty(await LiveAgent.ListAsync(_directory.Path));
    }

    [Fact]
    public async Task An_agent_whose_host_was_killed_is_not_listed()
    {
        await using LiveAgent agent = await LiveAgent.StartAsync(_directory.Path, Wait);
        agent.Host.Kill();
        await agent.EndAsync();
        Assert.Empty(await LiveAgent.ListAsync(_directory.Path));
    }

    [Theory]
    [InlineData("exit 0", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("kill -TERM $$", 143)]
    public async Task The_exit_status_is_the_programs(string script, int status)
    {
        await using LiveAgent agent = await LiveAgent.StartAsync(_directory.Path, Wait);
        Assert.Equal(status, (await agent.ExecAsync("sh", "-c", script)).ExitCode);
    }

    [Theory]
    [InlineData("no-such-program", 127)]
    [InlineData("/etc/passwd", 126)]
    public async Task A_program_that_does_not_start_is_named(string program, int status)
    {
        await using LiveAgent agent = await LiveAgent.StartAsync(_directory.Path, Wait);
        ProgramRun run = await agent.ExecAsync("--", program);
        Assert.Equal(status, run.ExitCode);
        Assert.Contains($"cannot run '{program}'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_runs_in_the_agents_own_namespaces_with_its_files_and_sees_its_programs()
    {
        await using LiveAgent agent = await LiveAgent.StartAsync(
            _directory.Path, "echo inside > /agent/f; readlink /proc/self/ns/pid /proc/self/ns/mnt /proc/self/ns/user > /agent/namespaces; sync; echo done; exec sleep 1000");
        Assert.Equal("done", await agent.Host.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        ProgramRun run = await agent.ExecAsync("sh", "-c", "cat /agent/f; readlink /proc/self/ns/pid /proc/self/ns/mnt /proc/self/ns/user | cmp - /agent/namespaces && until pgrep -x sleep > /dev/null; do :; done; pgrep -c -x sleep");
        Assert.Equal("inside\n1\n", run.Succeeded().Output);
    }

    [Fact]
    public async Task It_may_signal_the_agents_program()
    {
        await using LiveAgent agent = await LiveAgent.StartAsync(_directory.Path, Wait);
        // The end of the agent may end this one, too, before it has an exit status of its own.
        _ = await agent.ExecAsync("sh", "-c", "until pkill -INT -x sleep; do :; done");
        Assert.Equal(130, await agent.EndAsync());
    }

    [Fact]
    public async Task Pipes_carry_every_byte()
    {
        byte[] bytes = RandomNumberGenerator.GetBytes(20_000_000);
        await using LiveAgent agent = await LiveAgent.StartAsync(_directory.Path, Wait);
        ProgramRun run = await PublishedProgram.RunAsync(
            _directory.Path, bytes, [Path.Combine(PublishedProgram.Folder, "agentos"), "exec", agent.Id, "sh", "-c", "cat; echo problem >&2"]);
        Assert.Equal(0, run.ExitCode);
        Assert.True(bytes.AsSpan().SequenceEqual(run.OutputBytes));
        Assert.Equal("problem\n", run.Error);
    }

    [Fact]
    public async Task The_environment_and_the_directory_are_the_agents_but_for_what_is_given()
    {
        await using LiveAgent agent = await LiveAgent.StartAsync(_directory.Path, Wait, "--env", "OWN=1", "--env", "BOTH=agent", "--workdir", "/tmp");
        ProgramRun run = await agent.ExecAsync("--env", "BOTH=given", "--", "sh", "-c", "echo $OWN $BOTH $AGENTOS; pwd");
        Assert.Equal("1 given 1\n/tmp\n", run.Succeeded().Output);
        Assert.Equal("/usr\n", (await agent.ExecAsync("-w", "/usr", "pwd")).Succeeded().Output);
    }

    [Fact]
    public async Task Several_run_at_once_and_the_end_of_one_does_not_touch_the_others()
    {
        await using LiveAgent agent = await LiveAgent.StartAsync(_directory.Path, Wait);
        ProgramRun[] runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => agent.ExecAsync("sh", "-c", $"echo {number}; exit {number}")));
        Assert.Equal(Enumerable.Range(0, 8), runs.Select(run => run.ExitCode));
        Assert.Equal(Enumerable.Range(0, 8).Select(number => $"{number}\n"), runs.Select(run => run.Output));
        Assert.Equal("still\n", (await agent.ExecAsync("echo", "still")).Succeeded().Output);
    }

    [Fact]
    public async Task The_start_of_an_id_is_enough_and_an_unknown_one_is_an_error()
    {
        await using LiveAgent agent = await LiveAgent.StartAsync(_directory.Path, Wait);
        (await PublishedProgram.RunAsync(_directory.Path, "exec", agent.Id[..7], "true")).Succeeded();
        ProgramRun unknown = await PublishedProgram.RunAsync(_directory.Path, "exec", "unknown", "true");
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("(session.not-running)", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_of_the_agent_ends_what_joined_it()
    {
        await using LiveAgent agent = await LiveAgent.StartAsync(_directory.Path, "read line");
        using System.Diagnostics.Process joined = PublishedProgram.Start(
            _directory.Path, [Path.Combine(PublishedProgram.Folder, "agentos"), "exec", agent.Id, "sh", "-c", "echo joined; exec sleep 1000"]);
        Assert.Equal("joined", await joined.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        await agent.Host.StandardInput.WriteLineAsync();
        Assert.Equal(0, await agent.EndAsync());
        await joined.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(137, joined.ExitCode);
    }

    [Fact]
    public async Task A_caller_that_goes_away_hangs_up()
    {
        await using LiveAgent agent = await LiveAgent.StartAsync(_directory.Path, Wait);
        using System.Diagnostics.Process joined = PublishedProgram.Start(
            _directory.Path, [Path.Combine(PublishedProgram.Folder, "agentos"), "exec", agent.Id, "sh", "-c", "trap 'echo hung up; exit' HUP; echo joined; while :; do read line; done"]);
        Assert.Equal("joined", await joined.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        joined.Kill();
        Assert.Equal("hung up", await joined.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task At_a_terminal_it_gets_one_of_the_sandboxs_own()
    {
        await using LiveAgent agent = await LiveAgent.StartAsync(_directory.Path, Wait);
        await using TerminalSession session = await TerminalSession.StartAsync(_directory.Path, $"agentos exec {agent.Id} bash --norc --noprofile");
        await session.TypeAsync("echo one$((1+1))three; tty; stty size\n");
        await session.ExpectAsync("one2three");
        await session.ExpectAsync("/dev/pts/0");
        await session.ExpectAsync("24 80");
        await session.WidenAsync(101);
        await session.TypeAsync("until stty size | grep 101; do :; done; exit 7\n");
        await session.ExpectAsync("24 101");
        Assert.Equal(7, await session.EndAsync());
    }

    [Fact]
    public async Task At_a_terminal_a_program_that_is_not_there_does_not_hang()
    {
        await using LiveAgent agent = await LiveAgent.StartAsync(_directory.Path, Wait);
        await using TerminalSession session = await TerminalSession.StartAsync(_directory.Path, $"agentos exec {agent.Id} no-such-program");
        Assert.Equal(127, await session.EndAsync());
    }
}
