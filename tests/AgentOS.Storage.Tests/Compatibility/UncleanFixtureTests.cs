using AgentOS.Errors;
using AgentOS.Storage.Integrity;
using AgentOS.Storage.Migration;
using AgentOS.Storage.ToolCalls;

namespace AgentOS.Storage.Tests.Compatibility;

/// <summary>A file whose content is all in its log, as the peer leaves it on closing.</summary>
public sealed class UncleanFixtureTests
{
    private const string Name = "agentfs-sdk-0.6.4-unclean.db";

    [Fact]
    public async Task With_its_log_it_is_whole()
    {
        using Fixture fixture = Fixture.Copy(Name, withLog: true);
        Assert.Empty(DatabaseIntegrity.Check(fixture.Path).Findings);
        Assert.Empty(DatabaseMigration.Plan(fixture.Path).Steps);
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(fixture.Path);
        Assert.Equal("this file lives only in the -wal\n", await agent.Files.ReadTextAsync("/in-wal.txt"));
        Assert.Equal("\"wal\"", await agent.KeyValue.GetJsonAsync("where"));
        ToolCall call = (await agent.ToolCalls.GetAsync(1))!;
        Assert.Equal(("w", "{\"x\":1}", "[1,2]", 1_700_000_003L), (call.Name, call.ParametersJson, call.ResultJson, call.Completed?.ToUnixTimeSeconds()));
    }

    [Fact]
    public async Task Without_it_nothing_is_there_and_it_is_left_alone()
    {
        using Fixture fixture = Fixture.Copy(Name);
        byte[] before = await File.ReadAllBytesAsync(fixture.Path, TestContext.Current.CancellationToken);
        Assert.Equal(StorageErrors.NotAnAgentDatabase, (await Assert.ThrowsAsync<AgentOSException>(() => AgentDatabase.OpenAsync(fixture.Path))).Definition);
        Assert.Equal(StorageErrors.NotAnAgentDatabase, Assert.Throws<AgentOSException>(() => DatabaseMigration.Run(fixture.Path, TimeProvider.System)).Definition);
        Finding finding = Assert.Single(DatabaseIntegrity.Check(fixture.Path).Findings);
        Assert.Equal("AF-2", finding.Rule);
        Assert.Contains("-wal", finding.Problem, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(fixture.Path, TestContext.Current.CancellationToken));
    }
}
