using AgentOS.Llm.Scheduling;
using AgentOS.Testing;

namespace AgentOS.Llm.Tests;

public sealed class SmokeTests
{
    [Fact]
    public async Task A_free_slot_is_given_at_once()
    {
        using LlmScheduler scheduler = new(new(), new FakeTimeProvider());
        LlmTicket ticket = scheduler.Submit(new() { Client = new("a"), Route = new("k", "m"), InputTokens = 10 });
        using LlmLease lease = await ticket.WaitAsync();
        lease.Streamed(5);
        Assert.Equal(15, lease.Settle(new(10, 0, 5)).Usage.Total);
    }
}
