using AgentOS.Kernel.Syscalls.Observation;

namespace AgentOS.Kernel.Server;

/// <summary>An answer that is not ready, or waits for its turn.</summary>
/// <param name="Call">What it answers.</param>
/// <param name="Request">The call's payload, when somebody watches; else empty.</param>
/// <param name="Tag">Its tag.</param>
/// <param name="HasTurn">Whether it waits for the answers of the calls before it.</param>
internal sealed record LaterAnswer(TakenCall Call, byte[] Request, uint Tag, bool HasTurn)
{
    /// <summary>Its payload.</summary>
    public PooledBuffer Payload { get; } = new();

    /// <summary>What it is counted as until it is ready, in bytes: the call, and what the answer may become.</summary>
    public long Pledge { get; set; }

    /// <summary>Whether the payload is whole.</summary>
    public bool IsReady { get; set; }
}
