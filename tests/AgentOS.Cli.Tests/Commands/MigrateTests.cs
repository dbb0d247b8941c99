using AgentOS.Sqlite;

namespace AgentOS.Cli.Tests.Commands;

public class MigrateTests
{
    [Fact]
    public async Task A_current_file_has_nothing_to_do()
    {
        using Agent agent = await Agent.CreateAsync();
        Assert.Equal($"{agent.DatabasePath}: up to date (0.4)\n", await agent.OutputOfAsync("migrate"));
        Assert.Equal("[]", (await agent.RunAsync("migrate", "--json")).Json.GetProperty("steps").GetRawText());
    }

    [Fact]
    public async Task An_older_file_is_refused_elsewhere_and_migrated_here()
    {
        using Agent agent = await OldAsync();
        CommandLineRun refused = await agent.RunAsync("fs", "write", "y", "new");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("agentos migrate --db", refused.Error, StringComparison.Ordinal);

        string plan = await agent.OutputOfAsync("migrate", "--dry-run");
        Assert.Equal($"""
            {agent.DatabasePath}: from 0.2 or 0.3 to 0.4
              add the column rdev to fs_inode
            nothing was changed

            """, plan);
        Assert.Equal(plan, await agent.OutputOfAsync("migrate", "--dry-run"));

        CommandLineRun run = (await agent.RunAsync("migrate", "--json")).Succeeded();
        string backup = run.Json.GetProperty("backup").GetString()!;
        Assert.True(File.Exists(backup));
        Assert.Equal("precious", await agent.OutputOfAsync("fs", "cat", "x"));
        await agent.OutputOfAsync("fs", "write", "y", "new");
    }

    private static async Task<Agent> OldAsync()
    {
        Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("fs", "write", "x", "precious");
        using SqliteDatabase database = SqliteDatabase.Open(agent.DatabasePath, SqliteOpenMode.ReadWrite);
        database.Execute("ALTER TABLE fs_inode DROP COLUMN rdev");
        return agent;
    }
}
