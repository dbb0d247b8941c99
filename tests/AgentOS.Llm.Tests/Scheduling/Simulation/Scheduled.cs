using AgentOS.Llm.Scheduling;
using AgentOS.Testing;

namespace AgentOS.Llm.Tests.Scheduling.Simulation;

/// <summary>The scheduler itself.</summary>
internal sealed class Scheduled : IDiscipline
{
    public static readonly LlmRoute Route = new("key", "model");

    private readonly Dictionary<SimulatedClient, Queue<(SimulatedCall Call, LlmTicket Ticket)>> _waiting = [];
    private readonly Dictionary<SimulatedCall, LlmLease> _leases = new(ReferenceEqualityComparer.Instance);

    public Scheduled(int slots, FakeTimeProvider clock, SchedulerOptions? options = null)
    {
        Scheduler = new(options ?? new(), clock);
        Scheduler.Configure(Route.Key, new CapacityLimits { Concurrency = slots });
        Scheduler.Configure(Route, new CapacityLimits { Concurrency = slots });
    }

    public LlmScheduler Scheduler { get; }

    public void Register(SimulatedClient client, SimulatedClient? parent = null) =>
        Scheduler.Register(client.Id, parent?.Id, new() { Weight = client.Weight });

    public void Submit(SimulatedCall call)
    {
        if (!_waiting.TryGetValue(call.Client, out var queue))
            _waiting.Add(call.Client, queue = []);
        queue.Enqueue((call, Scheduler.Submit(new()
        {
            Client = call.Client.Id,
            Route = Route,
            InputTokens = call.Input,
            MaxOutputTokens = call.Client.SaysMaximum ? call.Client.MostOutput : null,
            Priority = call.Client.Priority,
        })));
    }

    // A client's own calls are sent in the order they came.
    public SimulatedCall? Next()
    {
        foreach (var queue in _waiting.Values)
        {
            if (!queue.TryPeek(out var first) || !first.Ticket.TryGetLease(out LlmLease? lease))
                continue;
            queue.Dequeue();
            _leases.Add(first.Call, lease);
            return first.Call;
        }

        return null;
    }

    public void Streamed(SimulatedCall call, int tokens) => _leases[call].Streamed(tokens);

    public void End(SimulatedCall call, int output, bool isCancelled)
    {
        _leases.Remove(call, out LlmLease? lease);
        if (isCancelled)
            lease!.Cancel();
        else
            lease!.Settle(new(call.Input, 0, output));
    }

    public void Dispose() => Scheduler.Dispose();
}
