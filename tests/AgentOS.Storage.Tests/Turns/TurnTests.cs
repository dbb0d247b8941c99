using AgentOS.Storage.Files;
using AgentOS.Storage.Turns;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Turns;

public sealed class TurnTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    private string File => _directory["agent.db"];

    public void Dispose() => _directory.Dispose();

    [Fact]
    [Trait("Rule", "AF-70")]
    public async Task A_turn_is_one_row_from_its_beginning_to_its_end()
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(File);
        Turn begun = new("msg_0001", 1, "hello");
        await agent.Turns.WriteAsync(begun);
        await agent.Turns.WriteAsync(begun with { EndedNs = 5, Answer = "hi" });
        Assert.Equal([begun with { Id = 1, EndedNs = 5, Answer = "hi" }], await agent.Turns.ReadAsync());
    }

    [Fact]
    [Trait("Rule", "AF-71")]
    public async Task A_turn_that_never_ended_has_no_end()
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(File);
        await agent.Turns.WriteAsync(new Turn("msg_0001", 1, "hello"));
        await agent.Turns.WriteAsync(new Turn("msg_0001", 2, "again") { EndedNs = 3, Failure = "timeout", Answer = "par" });
        Assert.Equal([null, 3L], (await agent.Turns.ReadAsync()).Select(turn => turn.EndedNs));
        Assert.Equal("again", Assert.Single(await agent.Turns.ReadAsync(limit: 1)).Question);
    }

    [Fact]
    public async Task A_mount_writes_them_and_others_read_them()
    {
        FileStore.Create(File, TimeProvider.System);
        using (FileStore store = FileStore.Open(File, TimeProvider.System))
        {
            store.Record(new Turn("msg_0001", 1, "hello"));
            store.Record(new Turn("msg_0001", 1, "hello") { EndedNs = 2, Answer = "hi" });
        }

        await using AgentDatabase agent = await AgentDatabase.OpenAsync(File);
        Assert.Equal("hi", Assert.Single(await agent.Turns.ReadAsync()).Answer);
    }

    [Fact]
    public async Task A_file_without_turns_has_none()
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(File);
        Assert.Empty(await agent.Turns.ReadAsync());
    }
}
