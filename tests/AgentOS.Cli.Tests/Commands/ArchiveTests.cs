using System.Text;

namespace AgentOS.Cli.Tests.Commands;

public class ArchiveTests
{
    [Fact]
    public async Task Files_go_out_and_in_through_a_file()
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("fs", "write", "/dir/f", "content");
        Assert.Equal("3 entries\n", await agent.OutputOfAsync("export", agent["out.tar"]));
        Assert.Equal(3, (await agent.RunAsync("import", agent["out.tar"], "--to", "/copy", "--json")).Succeeded().Json.GetProperty("entries").GetInt32());
        Assert.Equal("content", await agent.OutputOfAsync("fs", "cat", "/copy/dir/f"));
        Assert.Equal(1, (await agent.RunAsync("export", agent["out.tar"])).ExitCode);
    }

    [Fact]
    public async Task Without_a_file_the_archive_goes_to_the_output_as_it_was_at_a_snapshot()
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("fs", "write", "/f", "old");
        await agent.OutputOfAsync("snapshot", "first");
        await agent.OutputOfAsync("fs", "write", "/f", "new");
        byte[] archive = (await agent.RunAsync("export", "--snapshot", "first")).Succeeded().OutputBytes;
        Assert.Contains("old", Encoding.ASCII.GetString(archive), StringComparison.Ordinal);
        Assert.DoesNotContain("new", Encoding.ASCII.GetString(archive), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_does_not_go_to_a_terminal_and_half_of_one_is_not_left()
    {
        using Agent agent = await Agent.CreateAsync();
        Assert.Contains("cli.archive-to-terminal", (await agent.RunOnTerminalAsync("export")).Error, StringComparison.Ordinal);
        Assert.Contains("snapshot.not-found", (await agent.RunAsync("export", "--snapshot", "absent", agent["out.tar"])).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(agent["out.tar"]));
    }

    [Fact]
    public async Task What_is_no_archive_is_named()
    {
        using Agent agent = await Agent.CreateAsync();
        CommandLineRun run = await agent.RunWithInputAsync(new string('x', 2000), "import");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("archive.damaged", run.Error, StringComparison.Ordinal);
    }
}
