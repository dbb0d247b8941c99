namespace AgentOS.Llm.Tests.Scheduling.Simulation;

/// <summary>The negative control: a queue without shares. What it does not break, a test does not prove.</summary>
internal sealed class FirstComeFirstServed(int slots) : IDiscipline
{
    private readonly Queue<SimulatedCall> _queue = [];
    private int _free = slots;

    public void Submit(SimulatedCall call) => _queue.Enqueue(call);

    public SimulatedCall? Next()
    {
        if (_free == 0 || !_queue.TryDequeue(out SimulatedCall? call))
            return null;
        _free--;
        return call;
    }

    public void Streamed(SimulatedCall call, int tokens)
    {
    }

    public void End(SimulatedCall call, int output, bool isCancelled) => _free++;

    public void Dispose()
    {
    }
}
