using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Recording;

/// <summary>A call that was recorded. Small, because there are many.</summary>
/// <param name="SequenceId">1 and up in the order of answers.</param>
/// <param name="Call">Its place in the order in which calls were taken.</param>
/// <param name="Timestamp">When it was answered.</param>
/// <param name="AgentId">Who called.</param>
/// <param name="AgentName">What they were called then; null is nothing.</param>
/// <param name="Opcode">What for.</param>
/// <param name="Bytes">The call's payload, and after it the answer's.</param>
/// <param name="PayloadLength">How much of it is the call's.</param>
/// <param name="Duration">From the call to the answer.</param>
/// <param name="Success">Whether it succeeded.</param>
internal readonly record struct RecordedCall(
    long SequenceId, long Call, DateTimeOffset Timestamp, uint AgentId, string? AgentName, Opcode Opcode, ReadOnlyMemory<byte> Bytes, int PayloadLength,
    TimeSpan Duration, bool Success)
{
    /// <summary>The call's payload.</summary>
    public ReadOnlyMemory<byte> Payload => Bytes[..PayloadLength];

    /// <summary>The answer's payload.</summary>
    public ReadOnlyMemory<byte> Response => Bytes[PayloadLength..];
}
