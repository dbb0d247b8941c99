namespace AgentOS.Kernel.Events.Calls;

/// <summary>How many events to take.</summary>
// Settable: generated deserializers give properties that are only initialized their default in place of these.
internal sealed record PollCall
{
    /// <summary>So many at most, 1 to 1000.</summary>
    public int Max { get; set; } = 100;
}
