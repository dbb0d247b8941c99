using System.Text;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Recording;

/// <summary>One side of a divergence.</summary>
/// <param name="SequenceId">The recorded call's number; absent for a call that came.</param>
/// <param name="Opcode">What for.</param>
/// <param name="OpcodeName">Its name.</param>
/// <param name="Payload">Its payload as text, the first 4096 bytes.</param>
internal sealed record CallSummary(long? SequenceId, int Opcode, string OpcodeName, string Payload)
{
    private const int Shown = 4096;

    /// <summary>Shows a call.</summary>
    public static CallSummary Of(long? sequenceId, Opcode opcode, ReadOnlySpan<byte> payload) =>
        new(sequenceId, (int)opcode, Protocol.Kernel.OpcodeName.Of(opcode), Encoding.UTF8.GetString(payload[..Math.Min(payload.Length, Shown)]));
}
