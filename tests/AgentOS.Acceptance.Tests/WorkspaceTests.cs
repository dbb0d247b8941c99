using System.Diagnostics;
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

    [Fact]
    public async Task Changes_are_reviewed_applied_and_dropped()
    {
        (await ShellAsync("echo more >> project.txt; echo {} > package.json; echo new > made")).Succeeded();

        ProgramRun diff = await CommandAsync("diff");
        Assert.Contains(" content\n+more\n", diff.Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("trust file: package.json", diff.Error, StringComparison.Ordinal);
        Assert.Equal("A made\nA package.json\nM project.txt\n", (await CommandAsync("diff", "--name-only")).Output);
        Assert.Equal("ADDED  REMOVED  PATH\n    1        0  project.txt\n", (await CommandAsync("diff", "--stat", "project.txt")).Output);
        Assert.Equal("discarded: A made\n", (await CommandAsync("discard", "made")).Succeeded().Output);

        ProgramRun apply = await CommandAsync("apply");
        Assert.Equal(1, apply.ExitCode);
        Assert.Equal("applied: M project.txt\nwithheld (trust file, allow it with --trust): A package.json\n", apply.Output);
        Assert.Equal("content\nmore\n", File.ReadAllText(_directory["project.txt"]));
        Assert.False(File.Exists(_directory["package.json"]));

        (await CommandAsync("apply", "--trust", "package.json")).Succeeded();
        Assert.Equal("{}\n", File.ReadAllText(_directory["package.json"]));
        Assert.Equal("", (await CommandAsync("diff")).Succeeded().Output);
        Assert.Equal("", (await CommandAsync("fs", "ls")).Succeeded().Output);
    }

    [Fact]
    public async Task What_the_project_changed_too_is_told_and_merged()
    {
        string Lines(string second, string ninth) => string.Join('\n', ["1", second, "3", "4", "5", "6", "7", "8", ninth, ""]);
        File.WriteAllText(_directory["both"], Lines("2", "9"));
        Assert.DoesNotContain("both", (await ShellAsync("sed -i s/^2/two/ both; rm project.txt")).Succeeded().Error, StringComparison.Ordinal);
        File.WriteAllText(_directory["both"], Lines("2", "nine"));
        File.WriteAllText(_directory["project.txt"], "other\n");

        Assert.Contains("changed by the agent and in the project, too: both, project.txt (agentos apply --3way", (await ShellAsync("true")).Succeeded().Error, StringComparison.Ordinal);
        Assert.Contains("the project's own file changed since: both", (await CommandAsync("diff")).Error, StringComparison.Ordinal);
        Assert.StartsWith("refused (", (await CommandAsync("apply", "both")).Output, StringComparison.Ordinal);
        Assert.Equal("merged: M both\n", (await CommandAsync("apply", "--3way", "--dry-run", "both")).Succeeded().Output);
        Assert.Equal(Lines("2", "nine"), File.ReadAllText(_directory["both"]));
        ProgramRun merged = await CommandAsync("apply", "--3way");
        Assert.Equal(1, merged.ExitCode);
        Assert.Equal("merged: M both\nconflict (deleted by the agent, changed in the project): D project.txt\n", merged.Output);
        Assert.Equal(Lines("two", "nine"), File.ReadAllText(_directory["both"]));
        Assert.Equal("other\n", File.ReadAllText(_directory["project.txt"]));
    }

    [Fact]
    public async Task A_merge_killed_in_the_middle_is_finished_by_the_next()
    {
        const int files = 60;
        string Lines(string second, string ninth) => string.Join('\n', ["1", second, "3", "4", "5", "6", "7", "8", ninth, ""]);
        IEnumerable<string> names = Enumerable.Range(0, files).Select(number => $"f{number}");
        foreach (string name in names)
            File.WriteAllText(_directory[name], Lines("2", "9"));
        (await ShellAsync("sed -i s/^2/two/ f*")).Succeeded();
        foreach (string name in names)
            File.WriteAllText(_directory[name], Lines("2", "nine"));

        using FileSystemWatcher watcher = new(_directory.Path, "f*");
        TaskCompletionSource written = new(TaskCreationOptions.RunContinuationsAsynchronously);
        // A rename whose two halves are not read together is shown as the removal of one name and the making of the other.
        watcher.Renamed += (_, _) => written.TrySetResult();
        watcher.Created += (_, _) => written.TrySetResult();
        watcher.EnableRaisingEvents = true;
        using (Process apply = PublishedProgram.Start(_directory.Path, [Path.Combine(PublishedProgram.Folder, "agentos"), "apply", "--3way"]))
        {
            await Task.WhenAny(written.Task, apply.WaitForExitAsync(TestContext.Current.CancellationToken));
            apply.Kill();
            await apply.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.All(names, name => Assert.Contains(File.ReadAllText(_directory[name]), (string[])[Lines("2", "nine"), Lines("two", "nine")]));
        (await CommandAsync("apply", "--3way")).Succeeded();
        Assert.All(names, name => Assert.Equal(Lines("two", "nine"), File.ReadAllText(_directory[name])));
        Assert.Equal("", (await CommandAsync("diff", "--name-only")).Succeeded().Output);
        Assert.Empty(Directory.GetFiles(_directory.Path, "*.agentos-apply"));
    }

    [Fact]
    public async Task Two_snapshots_are_compared()
    {
        (await ShellAsync("echo one > /agent/kept; echo one > /agent/changed; echo one > /agent/gone; mkdir /agent/d")).Succeeded();
        (await CommandAsync("snapshot", "first")).Succeeded();
        (await ShellAsync("echo two >> /agent/changed; rm /agent/gone; echo two > /agent/d/new")).Succeeded();
        (await CommandAsync("snapshot", "second")).Succeeded();
        (await ShellAsync("rm -r /agent/d")).Succeeded();
        Assert.Equal("M changed\nA d/new\nD gone\n", (await CommandAsync("diff", "first", "second", "--name-only")).Succeeded().Output);
        Assert.Contains(" one\n+two\n", (await CommandAsync("diff", "first", "second")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal("M changed\nD d/new\nA gone\n", (await CommandAsync("diff", "second", "first", "--name-only")).Succeeded().Output);
    }

    [Fact]
    public async Task A_path_that_was_not_changed_is_named()
    {
        (await ShellAsync("echo new > made")).Succeeded();
        ProgramRun run = await CommandAsync("discard", "project.txt");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("(workspace.nothing-changed)", run.Error, StringComparison.Ordinal);
    }

    private Task<ProgramRun> CommandAsync(params string[] arguments) => PublishedProgram.RunAsync(_directory.Path, arguments);

    private Task<ProgramRun> ShellAsync(string script) => PublishedProgram.RunAsync(_directory.Path, "run", "-q", "sh", "-c", script);
}
