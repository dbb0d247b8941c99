using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests.Seeds;

/// <summary>The user manual's command lines, word for word, on the published program.</summary>
public sealed class ManualTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("agentos init", "Created agent filesystem: agent.db\n")]
    [InlineData("agentstore init helper | tail -n 1", "next: agentstore run helper\n")]
    [InlineData("agent init production-agent.db", "Created agent filesystem: production-agent.db\n")]
    [InlineData("agent init --force agent.db", "Created agent filesystem: agent.db\n")]
    public async Task Each_of_the_three_names_works(string script, string output)
    {
        ProgramRun run = await PublishedProgram.RunScriptAsync(_folder.Path, script);
        Assert.Equal((0, output, ""), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task An_existing_file_needs_force()
    {
        ProgramRun run = await PublishedProgram.RunScriptAsync(_folder.Path, "agentos init && agentos init");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("agent.db already exists", run.Error, StringComparison.Ordinal);
        Assert.Contains("agentos init --force agent.db", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_files_are_inspected_from_outside()
    {
        ProgramRun run = await PublishedProgram.RunScriptAsync(_folder.Path, "agentos init >/dev/null; echo 'hello, agent' | agentos fs write hello.txt; agentos fs ls; agentos fs cat hello.txt");
        Assert.Equal("f hello.txt\nhello, agent\n", run.Output);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task Subdirectories_are_listed_and_read()
    {
        ProgramRun run = await PublishedProgram.RunScriptAsync(_folder.Path, "agentos init >/dev/null; agentos fs write /artifacts/report.txt done; agentos fs ls /artifacts; agentos fs cat /artifacts/report.txt");
        Assert.Equal("f report.txt\ndone", run.Output);
    }

    [Fact]
    public async Task A_copy_of_the_file_is_a_snapshot()
    {
        ProgramRun run = await PublishedProgram.RunScriptAsync(
            _folder.Path,
            "agentos init >/dev/null; agentos fs write x before; cp agent.db agent-snapshot.db; agentos fs write x after; cp agent-snapshot.db agent.db; agentos fs cat x");
        Assert.Equal("before", run.Output);
    }

    [Fact]
    public async Task The_file_is_plain_sqlite()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/sqlite3"), "sqlite3 is not installed");
        ProgramRun run = await PublishedProgram.RunScriptAsync(
            _folder.Path, "agentos init >/dev/null; agentos fs write x 1; sqlite3 agent.db 'SELECT count(*) FROM fs_inode WHERE mode & 0170000 = 0100000' 2>&1; sqlite3 agent.db 'PRAGMA integrity_check'");
        Assert.EndsWith("ok\n", run.Output, StringComparison.Ordinal);
    }
}
