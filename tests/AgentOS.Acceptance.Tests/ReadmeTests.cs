using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests;

/// <summary>The commands that the README and the manual print, verbatim.</summary>
public class ReadmeTests
{
    [Fact]
    public async Task The_main_job_works_as_written()
    {
        using TempDirectory directory = new();
        ProgramRun run = await PublishedProgram.RunAsync(
            directory.Path, "run", "--", "bash", "-c", "echo \"hello, agent\" > /agent/hello.txt; cat /agent/hello.txt");
        Assert.Equal("hello, agent\n", run.Succeeded().Output);
        Assert.Contains("Welcome to AgentOS!\n\nThe following mount points are sandboxed:\n - /agent -> agent.db (sqlite)\n", run.Error, StringComparison.Ordinal);
        Assert.Equal("f hello.txt\n", (await PublishedProgram.RunAsync(directory.Path, "fs", "ls")).Succeeded().Output);
        Assert.Equal("hello, agent\n", (await PublishedProgram.RunAsync(directory.Path, "fs", "cat", "hello.txt")).Succeeded().Output);
    }

    [Fact]
    public async Task Init_prints_what_it_made_and_refuses_to_destroy()
    {
        using TempDirectory directory = new();
        Assert.Equal("Created agent filesystem: agent.db\n", (await PublishedProgram.RunAsync(directory.Path, "init")).Succeeded().Output);
        Assert.Equal("Created agent filesystem: myagent.db\n", (await PublishedProgram.RunAsync(directory.Path, "init", "myagent.db")).Succeeded().Output);
        ProgramRun again = await PublishedProgram.RunAsync(directory.Path, "init");
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("--force", again.Error, StringComparison.Ordinal);
        Assert.Equal("Created agent filesystem: agent.db\n", (await PublishedProgram.RunAsync(directory.Path, "init", "--force", "agent.db")).Succeeded().Output);
    }

    [Fact]
    public async Task Force_touches_only_the_file_it_names()
    {
        using TempDirectory directory = new();
        await PublishedProgram.RunAsync(directory.Path, "init", "foo");
        File.WriteAllText(directory["foo2.db"], "mine");
        File.WriteAllText(directory["foo.db"], "mine, too");
        (await PublishedProgram.RunAsync(directory.Path, "init", "--force", "foo")).Succeeded();
        Assert.Equal("mine", File.ReadAllText(directory["foo2.db"]));
        Assert.Equal("mine, too", File.ReadAllText(directory["foo.db"]));
    }

    [Fact]
    public async Task The_native_program_was_published_without_warnings()
    {
        using TempDirectory directory = new();
        string version = (await PublishedProgram.RunAsync(directory.Path, "version")).Succeeded().Output;
        Assert.SkipUnless(version.Contains("native", StringComparison.Ordinal), "no native toolchain on this machine");
        Assert.DoesNotContain("warning IL", File.ReadAllText(Path.Combine(PublishedProgram.Folder, "publish.log")), StringComparison.Ordinal);
    }
}
