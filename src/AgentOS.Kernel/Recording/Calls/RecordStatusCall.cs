namespace AgentOS.Kernel.Recording.Calls;

/// <summary>What to show of a recording.</summary>
// Settable: generated deserializers give properties that are only initialized their default in place of these.
internal sealed record RecordStatusCall
{
    /// <summary>Whether to show it in the form REPLAY_START takes.</summary>
    public bool Export { get; set; }

    /// <summary>Whether to show calls.</summary>
    public bool GetEntries { get; set; }

    /// <summary>So many calls at most, 1 and up; absent is as many as fit into the answer.</summary>
    public int? Limit { get; set; }

    /// <summary>Only later ones than this.</summary>
    public long SinceId { get; set; }
}
