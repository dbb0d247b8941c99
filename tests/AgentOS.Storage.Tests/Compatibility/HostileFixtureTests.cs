using AgentOS.Storage.Integrity;
using AgentOS.Storage.ToolCalls;

namespace AgentOS.Storage.Tests.Compatibility;

/// <summary>A file with everything the peer's SDK lets a program do wrong.</summary>
public sealed class HostileFixtureTests
{
    private const string Name = "agentfs-sdk-0.6.4-hostile.db";

    [Fact]
    public async Task What_no_path_can_hold_is_not_shown_and_disturbs_nothing()
    {
        using Fixture fixture = Fixture.Copy(Name);
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(fixture.Path);
        IReadOnlyList<DirectoryEntry> root = await agent.Files.ListAsync("/");
        Assert.DoesNotContain(root, static entry => entry.Name.Length > 255 || entry.Name.Contains('\0', StringComparison.Ordinal));
        Assert.Empty(await agent.Files.ListAsync("/x"));
        Assert.Empty(await agent.Files.ListAsync("/y"));
        Assert.Equal("v0", await agent.Files.ReadTextAsync("/race/0.txt"));
        byte[] sparse = await agent.Files.ReadAsync("/short.bin");
        Assert.Equal(9000, sparse.Length);
        Assert.All(sparse[3..], static value => Assert.Equal(0, value));
        Assert.Equal("sym-target.txt", await agent.Files.ReadLinkAsync("/real-link"));
        Assert.Equal("../ok.txt", await agent.Files.ReadLinkAsync("/d/l"));
        Assert.Equal("{\"__symlink\":\"/sym-target.txt\"}", await agent.Files.ReadTextAsync("/justbash-link"));
        Assert.True((await agent.Files.LinkStatAsync("/justbash-hardlink.txt")).IsFile);
        await agent.Files.RemoveTreeAsync("/d");
        Assert.False(await agent.Files.ExistsAsync("/d"));
    }

    [Fact]
    public async Task Its_tool_calls_are_read_as_they_are()
    {
        using Fixture fixture = Fixture.Copy(Name);
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(fixture.Path);
        ToolCall rewritten = (await agent.ToolCalls.GetAsync(2))!;
        Assert.Equal(("{\"v\":1}", "then failed", ToolCallStatus.Error), (rewritten.ResultJson, rewritten.Error, rewritten.Status));
        ToolCall pending = (await agent.ToolCalls.GetAsync(3))!;
        Assert.Equal((ToolCallStatus.Pending, null), (pending.Status, pending.Completed));
    }

    [Fact]
    public async Task Every_fault_is_found_and_after_the_repair_everything_can_be_reached()
    {
        using Fixture fixture = Fixture.Copy(Name);
        IReadOnlyList<Finding> found = DatabaseIntegrity.Check(fixture.Path).Findings;
        Assert.Equal(
            [("AF-28", 19), ("AF-35", 1), ("AF-9", 4)],
            found.GroupBy(static finding => finding.Rule).Select(static group => (group.Key, group.Count())).OrderBy(static group => group.Key, StringComparer.Ordinal));
        Assert.Empty(DatabaseIntegrity.Repair(fixture.Path, TimeProvider.System).Remaining);
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(fixture.Path);
        Assert.Equal(19, (await agent.Files.ListAsync("/lost+found")).Count);
        string dotdot = Assert.Single(await agent.Files.ListAsync("/x")).Name;
        Assert.Equal("dotdot.txt", Assert.Single(await agent.Files.ListAsync($"/x/{dotdot}")).Name);
        string dot = Assert.Single(await agent.Files.ListAsync("/y")).Name;
        Assert.NotEmpty(await agent.Files.ReadAsync($"/y/{dot}/dot.txt"));
    }
}
