namespace AgentOS.Kernel.Async.Calls;

/// <summary>How many answers to take.</summary>
// Settable: generated deserializers give properties that are only initialized their default in place of these.
internal sealed record AsyncPollCall
{
    /// <summary>So many at most, 1 to 256.</summary>
    public int Max { get; set; } = 10;
}
