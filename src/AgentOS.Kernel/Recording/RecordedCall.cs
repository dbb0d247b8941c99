using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Recording;

/// <summary>A call that was recorded.</summary>
/// <param name="SequenceId">1 and up in the order of answers.</param>
/// <param name="Call">Its place in the order in which calls were taken.</param>
/// <param name="Timestamp">When it was answered.</param>
/// <param name="AgentId">Who called.</param>
/// <param name="AgentName">What they were called then; null is nothing.</param>
/// <param name="Opcode">What for.</param>
/// <param name="Payload">The call's.</param>
/// <param name="Response">The answer's.</param>
/// <param name="Duration">From the call to the answer.</param>
/// <param name="Success">Whether it succeeded.</param>
internal readonly record struct RecordedCall(
    long SequenceId, long Call, DateTimeOffset Timestamp, uint AgentId, string? AgentName, Opcode Opcode, ReadOnlyMemory<byte> Payload, ReadOnlyMemory<byte> Response,
    TimeSpan Duration, bool Success);
