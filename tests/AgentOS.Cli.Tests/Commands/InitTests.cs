using AgentOS.Testing;

namespace AgentOS.Cli.Tests.Commands;

public class InitTests
{
    [Fact]
    public async Task Init_creates_and_says_so()
    {
        using TempDirectory directory = new();
        CommandLineRun run = (await CommandLineRun.OfAsync("init", directory["agent.db"])).Succeeded();
        Assert.Equal($"Created agent filesystem: {directory["agent.db"]}\n", run.Output);
        Assert.True(File.Exists(directory["agent.db"]));
    }

    [Fact]
    public async Task An_existing_file_is_refused_and_left_as_it_was()
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("fs", "write", "x", "kept");
        CommandLineRun run = await CommandLineRun.OfAsync("init", agent.DatabasePath);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("already exists", run.Error, StringComparison.Ordinal);
        Assert.Contains("--force", run.Error, StringComparison.Ordinal);
        Assert.Equal("kept", await agent.OutputOfAsync("fs", "cat", "x"));
    }

    [Fact]
    public async Task Force_empties_only_the_named_file()
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("fs", "write", "x", "gone");
        await File.WriteAllTextAsync(agent["agent.db.bak"], "neighbour");
        (await CommandLineRun.OfAsync("init", "--force", agent.DatabasePath)).Succeeded();
        Assert.Equal("", await agent.OutputOfAsync("fs", "ls"));
        Assert.Equal("neighbour", await File.ReadAllTextAsync(agent["agent.db.bak"]));
    }
}
