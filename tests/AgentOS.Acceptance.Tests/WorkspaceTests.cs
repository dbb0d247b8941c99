using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests;

/// <summary>The project directory as an agent's workspace, as its user meets it.</summary>
public sealed class WorkspaceTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public WorkspaceTests() => File.WriteAllText(_directory["project.txt"], "content\n");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_current_directory_can_be_changed_and_stays_as_it_is()
    {
        (await ShellAsync("echo more >> project.txt; echo new > made; test ! -e agent.db")).Succeeded();
        Assert.Equal("content\nmore\nnew\n", (await ShellAsync("cat project.txt made")).Succeeded().Output);
        Assert.Equal("content\n", File.ReadAllText(_directory["project.txt"]));
        Assert.False(File.Exists(_directory["made"]));
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_run_that_changes_nothing()
    {
        (await ShellAsync("cat project.txt; ls -lR")).Succeeded();
        Assert.Equal("", (await PublishedProgram.RunAsync(_directory.Path, "fs", "ls")).Succeeded().Output);
    }

    [Fact]
    public async Task The_changes_are_not_laid_over_another_directory()
    {
        (await ShellAsync("echo more >> project.txt")).Succeeded();
        string other = Directory.CreateDirectory(_directory["other"]).FullName;
        ProgramRun run = await PublishedProgram.RunAsync(other, "run", "-q", "--db", _directory["agent.db"], "true");
        Assert.Equal(125, run.ExitCode);
        Assert.Contains("(workspace.other-base)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_direct_workspace_is_changed_itself()
    {
        (await PublishedProgram.RunAsync(_directory.Path, "run", "-q", "--workspace-direct", ".", "--", "sh", "-c", "echo more >> project.txt")).Succeeded();
        Assert.Equal("content\nmore\n", File.ReadAllText(_directory["project.txt"]));
    }

    [Fact]
    public async Task A_workspace_that_is_not_there_is_a_usage_error()
    {
        ProgramRun run = await PublishedProgram.RunAsync(_directory.Path, "run", "-q", "--workspace", "missing", "true");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("(workspace.base-unusable)", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_directory["agent.db"]));
    }

    private Task<ProgramRun> ShellAsync(string script) => PublishedProgram.RunAsync(_directory.Path, "run", "-q", "sh", "-c", script);
}
