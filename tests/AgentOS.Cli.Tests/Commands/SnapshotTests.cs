using System.Text.Json;

namespace AgentOS.Cli.Tests.Commands;

public class SnapshotTests
{
    [Fact]
    public async Task A_snapshot_is_restored_and_the_restore_undone()
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("fs", "write", "/f", "old");
        Assert.Equal("first\n", await agent.OutputOfAsync("snapshot", "first"));
        await agent.OutputOfAsync("fs", "write", "/f", "new");
        await agent.OutputOfAsync("kv", "set", "key", "1");

        JsonElement restored = (await agent.RunAsync("restore", "first", "--json")).Succeeded().Json;
        Assert.Equal("old", await agent.OutputOfAsync("fs", "cat", "/f"));
        Assert.Equal(1, (await agent.RunAsync("kv", "get", "key")).ExitCode);

        await agent.OutputOfAsync("restore", restored.GetProperty("undo").GetString()!);
        Assert.Equal("new", await agent.OutputOfAsync("fs", "cat", "/f"));
        Assert.Equal("1\n", await agent.OutputOfAsync("kv", "get", "key"));
    }

    [Fact]
    public async Task Snapshots_are_listed_and_deleted()
    {
        using Agent agent = await Agent.CreateAsync();
        string unnamed = (await agent.OutputOfAsync("snapshot")).TrimEnd();
        await agent.OutputOfAsync("snapshot", "named");
        await agent.OutputOfAsync("fs", "write", "/f", "12345");
        await agent.OutputOfAsync("snapshots", "delete", unnamed);
        JsonElement state = Assert.Single((await agent.RunAsync("snapshots", "--json")).Succeeded().Json.EnumerateArray());
        Assert.Equal("named", state.GetProperty("name").GetString());
        Assert.True(state.GetProperty("kept_bytes").GetInt64() > 0);
        Assert.Contains("named", await agent.OutputOfAsync("snapshots"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fork_is_an_agent_of_its_own()
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("fs", "write", "/f", "old");
        await agent.OutputOfAsync("snapshot", "first");
        await agent.OutputOfAsync("fs", "write", "/f", "new");
        await agent.OutputOfAsync("fork", "first", agent["fork.db"]);
        Assert.Equal("old", (await CommandLineRun.OfAsync("fs", "cat", "/f", "--db", agent["fork.db"])).Succeeded().Output);
        Assert.Contains("already-exists", (await agent.RunAsync("fork", "first", agent["fork.db"])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Collecting_gives_the_space_of_deleted_snapshots_back()
    {
        using Agent agent = await Agent.CreateAsync();
        await File.WriteAllBytesAsync(agent["large"], new byte[5_000_000], TestContext.Current.CancellationToken);
        await agent.OutputOfAsync("fs", "cp", agent["large"], "agent:/large");
        await agent.OutputOfAsync("snapshot", "large");
        await agent.OutputOfAsync("fs", "rm", "/large");
        await agent.OutputOfAsync("gc");
        Assert.True(new FileInfo(agent.DatabasePath).Length > 5_000_000);
        await agent.OutputOfAsync("snapshots", "delete", "large");
        JsonElement collected = (await agent.RunAsync("gc", "--json")).Succeeded().Json;
        Assert.InRange(collected.GetProperty("bytes_after").GetInt64(), 1, 3_000_000);
        Assert.Equal(new FileInfo(agent.DatabasePath).Length, collected.GetProperty("bytes_after").GetInt64());
    }

    [Theory]
    [InlineData("snapshot.not-found", "restore", "absent")]
    [InlineData("snapshot.not-found", "snapshots", "delete", "absent")]
    [InlineData("snapshot.not-found", "fork", "absent", "/nowhere/fork.db")]
    [InlineData("snapshot.already-exists", "snapshot", "taken")]
    [InlineData("snapshot.invalid-name", "snapshot", "with\nline")]
    [InlineData("snapshot.invalid-name", "snapshot", "")]
    public async Task What_cannot_be_done_is_named(string code, params string[] command)
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("snapshot", "taken");
        CommandLineRun run = await agent.RunAsync(command);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }
}
