using System.Text.Json;

namespace AgentOS.Cli.Tests.Commands;

public class FsckTests
{
    [Fact]
    public async Task A_sound_file_is_said_to_be_one()
    {
        using Agent agent = await Agent.CreateAsync();
        Assert.Equal($"{agent.DatabasePath}: nothing is wrong\n", await agent.OutputOfAsync("fsck"));
        Assert.Equal("[]", (await agent.RunAsync("fsck", "--json")).Json.GetProperty("findings").GetRawText());
        Assert.Equal($"{agent.DatabasePath}: nothing is wrong\n", await agent.OutputOfAsync("fsck", "--repair"));
    }

    [Fact]
    public async Task Findings_are_shown_with_their_repair_and_nothing_is_changed()
    {
        using Agent agent = await DamageAsync();
        CommandLineRun run = await agent.RunAsync("fsck");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Equal($"""
            AF-28  inode 2: it has no name
                   repair: name it /lost+found/#2
            AF-30  inode 2: its nlink is 1, but it has 0 names
                   repair: set nlink to 0
            {agent.DatabasePath}: 2 problems; nothing was changed (a backup is made first: agentos fsck --repair)

            """, run.Output);
        Assert.Equal(run.Output, (await agent.RunAsync("fsck")).Output);
    }

    [Fact]
    public async Task A_repair_says_what_it_did_and_how_to_take_it_back()
    {
        using Agent agent = await DamageAsync();
        CommandLineRun run = (await agent.RunAsync("fsck", "--repair", "--json")).Succeeded();
        string backup = run.Json.GetProperty("backup").GetString()!;
        JsonElement repaired = Assert.Single(run.Json.GetProperty("repaired").EnumerateArray());
        Assert.Equal("AF-28", repaired.GetProperty("rule").GetString());
        Assert.True(repaired.GetProperty("is_repairable").GetBoolean());
        Assert.Equal("precious", await agent.OutputOfAsync("fs", "cat", "/lost+found/#2"));
        File.Move(backup, agent.DatabasePath, overwrite: true);
        Assert.Equal(1, (await agent.RunAsync("fsck")).ExitCode);
        string text = await agent.OutputOfAsync("fsck", "--repair");
        Assert.Contains("       repaired: name it /lost+found/#2\n", text, StringComparison.Ordinal);
        Assert.Contains("\nbackup: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damage_below_the_tables_fails_and_says_what_can_be_done()
    {
        using Agent agent = await Agent.CreateAsync();
        await using (FileStream file = File.OpenWrite(agent.DatabasePath))
            file.SetLength(5000);
        CommandLineRun run = await agent.RunAsync("fsck", "--repair");
        Assert.Equal(1, run.ExitCode);
        run = await agent.RunAsync("fsck");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("AF-20  file: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("       do: restore a backup", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_the_file_does_not_reach_a_terminal_raw()
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("sql", "--write", "INSERT INTO kv_store (key, value) VALUES (char(27) || '[2J', 'no json')");
        CommandLineRun run = await agent.RunOnTerminalAsync("fsck");
        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain('\e', run.Output);
        Assert.Contains("\\x1B[2J", run.Output, StringComparison.Ordinal);
    }

    private static async Task<Agent> DamageAsync()
    {
        Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("fs", "write", "x", "precious");
        await agent.OutputOfAsync("sql", "--write", "DELETE FROM fs_dentry");
        return agent;
    }
}
