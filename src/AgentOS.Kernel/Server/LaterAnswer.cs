using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Server;

/// <summary>An answer that is not ready, or waits for its turn.</summary>
/// <param name="Tag">Its tag.</param>
/// <param name="Opcode">The call's.</param>
/// <param name="HasTurn">Whether it waits for the answers of the calls before it.</param>
internal sealed record LaterAnswer(uint Tag, Opcode Opcode, bool HasTurn)
{
    /// <summary>Its payload.</summary>
    public PooledBuffer Payload { get; } = new();

    /// <summary>Whether the payload is whole.</summary>
    public bool IsReady { get; set; }
}
