using System.Buffers;
using AgentOS.Kernel.Server;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Syscalls;

/// <summary>A call that is answered later.</summary>
/// <param name="Caller">Who calls.</param>
/// <param name="Answer">Takes the answer's payload until the task ends.</param>
/// <param name="Gone">Cancelled when the caller's connection is over.</param>
/// <param name="Frames">Takes parts of the answer.</param>
/// <param name="Tag">The call's tag.</param>
internal sealed record LongCall(Caller Caller, IBufferWriter<byte> Answer, CancellationToken Gone, OutgoingFrames Frames, uint Tag)
{
    /// <summary>Sends a part of the answer before the answer (CHUNK); waits while the caller does not read.</summary>
    /// <param name="payload">Of the frame; not to be changed until the task ends.</param>
    /// <returns>False when the caller is gone.</returns>
    public Task<bool> SendChunkAsync(ReadOnlyMemory<byte> payload) => Frames.SendAsync(Tag, Opcode.Chunk, payload);
}
