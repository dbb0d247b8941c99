using AgentOS.Llm.Scheduling;
using AgentOS.Llm.Tests.Scheduling.Simulation;

namespace AgentOS.Llm.Tests.Scheduling;

public sealed class DecisionCostTests
{
    [Fact]
    public void Ending_a_call_and_choosing_the_next_of_ten_thousand_allocates_nothing()
    {
        using LlmScheduler scheduler = new(new() { DefaultLimits = new() { Concurrency = 1 } }, TimeProvider.System);
        LlmTicket[] tickets = [.. Enumerable.Range(0, 10_000).Select(call => scheduler.Submit(new()
        {
            Client = new($"c{call % 1000}"),
            Route = Scheduled.Route,
            InputTokens = 100 + (call % 13),
            MaxOutputTokens = 100,
        }))];
        LlmTicket current = tickets[0];
        Decide(1000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Decide(4000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Decide(int calls)
        {
            for (int call = 0; call < calls; call++)
            {
                Assert.True(current.TryGetLease(out LlmLease? lease));
                lease.Settle(new(100, 0, 50));
                foreach (LlmTicket ticket in tickets)
                {
                    if (ticket.State == TicketState.Sent)
                    {
                        current = ticket;
                        break;
                    }
                }
            }
        }
    }
}
