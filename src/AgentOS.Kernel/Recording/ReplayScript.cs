namespace AgentOS.Kernel.Recording;

/// <summary>The recorded calls of one agent, in the order in which it made them.</summary>
/// <param name="agent">Its number when it was recorded.</param>
/// <param name="name">Its last name then; null is none.</param>
/// <param name="calls">Its calls.</param>
internal sealed class ReplayScript(uint agent, string? name, IEnumerable<RecordedCall> calls)
{
    private readonly Queue<RecordedCall> _calls = new(calls.OrderBy(call => call.Call));

    /// <summary>Its number when it was recorded.</summary>
    public uint Agent => agent;

    /// <summary>Its last name then; null is none.</summary>
    public string? Name => name;

    /// <summary>How many calls were not made again yet.</summary>
    public int Remaining => _calls.Count;

    /// <summary>Whether it has made another call than the recorded one; from then on it gets no answers.</summary>
    public bool HasDiverged { get; set; }

    /// <summary>The next call; null when there is none.</summary>
    public RecordedCall? Next => _calls.TryPeek(out RecordedCall call) ? call : null;

    /// <summary>It was made again.</summary>
    public void Advance() => _calls.Dequeue();
}
