namespace AgentOS.Bench.Kernel.Callers;

/// <summary>Calls NOOP from one language.</summary>
internal interface IEchoCaller
{
    /// <summary>The language.</summary>
    string Name { get; }

    /// <summary>Measures a server.</summary>
    /// <param name="socket">Where it answers.</param>
    /// <param name="calls">How many calls one after another, and again how many pipelined.</param>
    Echo Measure(string socket, int calls);
}
