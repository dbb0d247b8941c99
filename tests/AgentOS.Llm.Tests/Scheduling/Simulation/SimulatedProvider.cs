using AgentOS.Testing;

namespace AgentOS.Llm.Tests.Scheduling.Simulation;

/// <summary>Clients who ask and a provider that answers, on a clock of its own: 100 tokens of an answer a second, in pieces of 100.</summary>
internal sealed class SimulatedProvider(IDiscipline discipline, FakeTimeProvider clock, int seed, params IReadOnlyList<SimulatedClient> clients)
{
    private const int Piece = 100;
    private const double TokensPerSecond = 100;

    private readonly Random _random = new(seed);
    private readonly PriorityQueue<(SimulatedCall Call, int Streamed), double> _events = new();

    /// <summary>Seconds since it began.</summary>
    public double Now { get; private set; }

    /// <summary>The largest difference there was between two clients' <see cref="SimulatedClient.Normalised"/>, relative to what their two costs allow.</summary>
    public double LargestGap { get; private set; }

    /// <summary>Calls that are over.</summary>
    public int Calls { get; private set; }

    /// <summary>Called after each call, with whose it was.</summary>
    public Action<SimulatedClient>? AfterCall { get; init; }

    public void Run(int calls, double seconds = double.PositiveInfinity)
    {
        while (Calls < calls && Now < seconds)
        {
            for (Ask(); discipline.Next() is { } call; Ask())
                Begin(call);
            if (!_events.TryDequeue(out (SimulatedCall Call, int Streamed) step, out double at))
                return;
            clock.Advance(TimeSpan.FromSeconds(at) - TimeSpan.FromSeconds(Now));
            Now = at;
            Continue(step.Call, step.Streamed);
        }
    }

    /// <summary>Compares a client that got something with all others.</summary>
    public void Compare(SimulatedClient served)
    {
        foreach (SimulatedClient other in clients)
            LargestGap = Math.Max(LargestGap, (served.Normalised - other.Normalised) / (served.MostCost + other.MostCost));
    }

    private void Ask()
    {
        foreach (SimulatedClient client in clients)
        {
            while (client.Waiting < client.Depth && client.IsAwake(Now))
            {
                client.Waiting++;
                discipline.Submit(new(client, _random.Next(1, client.MostInput + 1), _random.Next(1, client.MostOutput + 1), Now));
            }
        }
    }

    private void Begin(SimulatedCall call)
    {
        call.Client.Waiting--;
        call.Client.LongestWait = Math.Max(call.Client.LongestWait, Now - call.SubmittedAt);
        Schedule(call, 0);
    }

    private void Schedule(SimulatedCall call, int streamed)
    {
        int next = Math.Min(streamed + Piece, Math.Max(1, (int)(call.Output * call.Client.CancelsAt)));
        _events.Enqueue((call, next), Now + ((next - streamed) / TokensPerSecond));
    }

    private void Continue(SimulatedCall call, int streamed)
    {
        int end = Math.Max(1, (int)(call.Output * call.Client.CancelsAt)), before = (streamed - 1) / Piece * Piece;
        discipline.Streamed(call, streamed - before);
        if (streamed < end)
        {
            Schedule(call, streamed);
            return;
        }

        discipline.End(call, streamed, call.Client.CancelsAt < 1);
        call.Client.Service += call.Cost(streamed);
        call.Client.Calls++;
        Calls++;
        AfterCall?.Invoke(call.Client);
    }
}
