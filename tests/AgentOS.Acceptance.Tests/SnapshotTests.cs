using System.Diagnostics;
using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests;

/// <summary>Snapshots of an agent whose program is running in its sandbox.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_snapshot_is_made_while_the_agent_runs_and_restored_after_it()
    {
        string[] command =
        [
            Path.Combine(PublishedProgram.Folder, "agentos"), "run", "-q", "sh", "-c",
            "echo old > /agent/f; echo gone > /agent/doomed; echo ready; read line; echo new > /agent/f; rm /agent/doomed; echo x > /agent/later",
        ];
        using (Process run = PublishedProgram.Start(_directory.Path, command))
        {
            Assert.Equal("ready", await run.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            Assert.Equal("early\n", (await RunAsync("snapshot", "early")).Succeeded().Output);
            Assert.Contains("storage.already-mounted", (await RunAsync("restore", "early")).Error, StringComparison.Ordinal);
            await run.StandardInput.WriteLineAsync();
            await run.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, run.ExitCode);
        }

        Assert.Equal("new\n", (await RunAsync("fs", "cat", "f")).Succeeded().Output);
        (await RunAsync("fork", "early", "fork.db")).Succeeded();
        Assert.Equal("gone\nold\n", (await RunAsync("--db", "fork.db", "run", "-q", "sh", "-c", "cat /agent/doomed /agent/f")).Succeeded().Output);
        (await RunAsync("restore", "early")).Succeeded();
        Assert.Equal("doomed f old\n", (await RunAsync("run", "-q", "sh", "-c", "echo $(ls /agent) $(cat /agent/f)")).Succeeded().Output);
        Assert.Contains("before-restore-", (await RunAsync("snapshots")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_made_while_the_agent_runs_is_refused()
    {
        string[] command = [Path.Combine(PublishedProgram.Folder, "agentos"), "run", "-q", "sh", "-c", "echo x > /agent/f; sync /agent/f; echo ready; read line"];
        using Process run = PublishedProgram.Start(_directory.Path, command);
        Assert.Equal("ready", await run.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        // The mount moves its first commit into the file at once, in the background, which may be in the way of ours for a moment.
        const string copy = """
            for try in $(seq 200); do
                agentos sql --write 'PRAGMA wal_checkpoint' > /dev/null && cp agent.db copy.db || exit 2
                agentos --db copy.db fs ls 2>&1 | grep -q storage.copied-while-mounted && exit 0
            done
            exit 1
            """;
        (await PublishedProgram.RunScriptAsync(_directory.Path, copy)).Succeeded();
        await run.StandardInput.WriteLineAsync();
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        (await PublishedProgram.RunScriptAsync(_directory.Path, "cp agent.db copy2.db && agentos --db copy2.db fs cat f")).Succeeded();
    }

    [Fact]
    public async Task An_agent_goes_through_a_pipe_into_another()
    {
        (await RunAsync("run", "-q", "sh", "-c", "mkdir /agent/d; echo x > /agent/d/f; ln /agent/d/f /agent/hard; ln -s d/f /agent/link; mkfifo /agent/fifo")).Succeeded();
        (await PublishedProgram.RunScriptAsync(_directory.Path, "set -o pipefail; agentos init other.db && agentos export | agentos --db other.db import --to /copy")).Succeeded();
        Assert.Equal("x x x 2 fifo\n", (await RunAsync("--db", "other.db", "run", "-q", "sh", "-c",
            "cd /agent/copy; echo $(cat d/f hard link) $(stat -c %h hard) $(stat -c %F fifo)")).Succeeded().Output);
    }

    private Task<ProgramRun> RunAsync(params string[] arguments) => PublishedProgram.RunAsync(_directory.Path, arguments);
}
