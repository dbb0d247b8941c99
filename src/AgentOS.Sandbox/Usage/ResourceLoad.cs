namespace AgentOS.Sandbox;

/// <summary>What counts towards a sandbox's limits now.</summary>
/// <param name="Memory">Bytes that cannot simply be dropped: file pages nobody used lately are left out, as they make room when it is needed.</param>
/// <param name="Processes">Processes and threads of the program.</param>
public readonly record struct ResourceLoad(long Memory, long Processes)
{
    /// <summary>How much memory there may be, in bytes; null is any.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>How many processes and threads there may be.</summary>
    public long ProcessLimit { get; init; }
}
