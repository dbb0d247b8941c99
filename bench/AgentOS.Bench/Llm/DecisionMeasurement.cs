using System.Diagnostics;
using AgentOS.Bench.Results;
using AgentOS.Llm.Scheduling;

namespace AgentOS.Bench.Llm;

/// <summary>What it costs to end a call and choose the next, with ten thousand waiting: of one client, and of a thousand.</summary>
internal sealed class DecisionMeasurement(BenchContext context)
{
    private const int DefaultRounds = 9;
    private const int Queued = 10_000, Decisions = 5_000;

    // The runtime compiles what is called often once more, after a tenth of a second in which it had nothing else to compile.
    private static readonly TimeSpan s_warmup = TimeSpan.FromSeconds(1);
    private static readonly Target s_decision = Target.AtMost(2e-6);
    private static readonly LlmRoute s_route = new("key", "model");

    public void Measure(Report report)
    {
        foreach (int clients in (int[])[1, 100, 1000])
        {
            report.Progress($"decisions among {clients} clients");
            int[] order = OrderOf(clients);
            for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < s_warmup;)
                Round(clients, order);
            Series decision = new("scheduler", new([.. Enumerable.Range(0, context.Options.Rounds(DefaultRounds)).Select(_ => Round(clients, order))]));
            report.Add(Row.Absolute($"end a call and choose the next of {Queued:#,0} of {clients:#,0} clients", decision, Unit.Seconds, s_decision));
        }
    }

    // Which tickets come in which order: found by looking at all of them, so that the measured rounds need not look.
    private static int[] OrderOf(int clients)
    {
        using LlmScheduler scheduler = Start(clients);
        LlmTicket[] tickets = Fill(scheduler, clients);
        int[] order = new int[Decisions];
        for (int decision = 0; decision < order.Length; decision++)
        {
            order[decision] = Array.FindIndex(tickets, ticket => ticket.State == TicketState.Sent);
            Settle(tickets[order[decision]]);
        }

        return order;
    }

    /// <returns>Seconds of one decision.</returns>
    private static double Round(int clients, int[] order)
    {
        using LlmScheduler scheduler = Start(clients);
        LlmTicket[] tickets = Fill(scheduler, clients);
        long start = Stopwatch.GetTimestamp();
        foreach (int ticket in order)
            Settle(tickets[ticket]);
        return Stopwatch.GetElapsedTime(start).TotalSeconds / order.Length;
    }

    private static LlmScheduler Start(int clients)
    {
        LlmScheduler scheduler = new(new() { DefaultLimits = new() { Concurrency = 1 } }, TimeProvider.System);
        for (int client = 0; client < clients; client++)
            scheduler.Register(new($"c{client}"), settings: new() { Weight = 1 + (client % 7), QueueCapacity = Queued + 1 });
        return scheduler;
    }

    private static LlmTicket[] Fill(LlmScheduler scheduler, int clients) =>
    [
        .. Enumerable.Range(0, Queued + 1).Select(call => scheduler.Submit(new()
        {
            Client = new($"c{call % clients}"),
            Route = s_route,
            InputTokens = 100 + (call % 137),
            MaxOutputTokens = 200,
        })),
    ];

    private static void Settle(LlmTicket ticket)
    {
        if (!ticket.TryGetLease(out LlmLease? lease))
            throw new InvalidOperationException($"ticket is {ticket.State}");
        lease.Settle(new(ticket.Request.InputTokens, 0, 150));
    }
}
