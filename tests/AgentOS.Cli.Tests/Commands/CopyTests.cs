namespace AgentOS.Cli.Tests.Commands;

public class CopyTests
{
    [Fact]
    public async Task A_tree_goes_in_and_out_with_modes_times_and_links()
    {
        using Agent agent = await Agent.CreateAsync();
        Directory.CreateDirectory(agent["in/sub"]);
        await File.WriteAllTextAsync(agent["in/sub/f"], "content");
        File.SetUnixFileMode(agent["in/sub/f"], (UnixFileMode)0x1E9);
        DateTime time = new(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(agent["in/sub/f"], time);
        File.CreateSymbolicLink(agent["in/link"], "sub/f");

        await agent.OutputOfAsync("fs", "cp", agent["in"], "agent:/tree");
        await agent.OutputOfAsync("fs", "cp", "agent:/tree", "agent:/twin");
        await agent.OutputOfAsync("fs", "cp", "agent:/twin", agent["out"]);

        Assert.Equal("content", await File.ReadAllTextAsync(agent["out/sub/f"]));
        Assert.Equal((UnixFileMode)0x1E9, File.GetUnixFileMode(agent["out/sub/f"]));
        Assert.Equal(time, File.GetLastWriteTimeUtc(agent["out/sub/f"]));
        Assert.Equal("sub/f", new FileInfo(agent["out/link"]).LinkTarget);
    }

    [Fact]
    public async Task A_pipe_is_refused_instead_of_waited_for()
    {
        using Agent agent = await Agent.CreateAsync();
        using System.Diagnostics.Process made = System.Diagnostics.Process.Start("mkfifo", agent["pipe"]);
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        CommandLineRun run = await agent.RunAsync("fs", "cp", agent["pipe"], "agent:/pipe");
        Assert.Contains("(cli.special-file)", run.Error, StringComparison.Ordinal);
        Assert.Equal("", await agent.OutputOfAsync("fs", "ls"));
    }

    [Fact]
    public async Task Copying_out_replaces_a_link_instead_of_writing_through_it()
    {
        using Agent agent = await Agent.CreateAsync();
        await File.WriteAllTextAsync(agent["precious"], "keep");
        Directory.CreateDirectory(agent["out"]);
        File.CreateSymbolicLink(agent["out/f"], agent["precious"]);
        await agent.OutputOfAsync("fs", "write", "tree/f", "evil");
        await agent.OutputOfAsync("fs", "cp", "agent:/tree/f", agent["out/f"]);
        Assert.Equal("keep", await File.ReadAllTextAsync(agent["precious"]));
        Assert.Equal("evil", await File.ReadAllTextAsync(agent["out/f"]));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../escaped")]
    public async Task A_forged_name_cannot_climb_out_of_the_destination(string forged)
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("fs", "write", "tree/innocent", "evil");
        await agent.OutputOfAsync("sql", "--write", $"UPDATE fs_dentry SET name = '{forged}' WHERE name = 'innocent'");
        string[] before = [.. Directory.GetFileSystemEntries(agent["."]).Append(agent["./out"]).Order()];
        await agent.RunAsync("fs", "cp", "agent:/tree", agent["out"]);
        Assert.Equal(before, Directory.GetFileSystemEntries(agent["."]).Order());
    }

    [Fact]
    public async Task A_set_user_id_bit_stays_behind()
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("fs", "write", "tool", "x");
        await agent.OutputOfAsync("sql", "--write", "UPDATE fs_inode SET mode = mode | 0x9ED WHERE ino > 1");
        await agent.OutputOfAsync("fs", "cp", "agent:/tool", agent["tool"]);
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(agent["tool"]) & UnixFileMode.SetUser);
    }

    [Fact]
    public async Task One_side_must_be_the_agents()
    {
        using Agent agent = await Agent.CreateAsync();
        CommandLineRun run = await agent.RunAsync("fs", "cp", "a", "b");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("agent:/path", run.Error, StringComparison.Ordinal);
    }
}
