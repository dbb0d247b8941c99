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
    // Most answers are far smaller; so many calls of one connection are under way at a time (rule K11).
    private const int Usual = 64 * 1024;

    /// <summary>How long the answer may become, in bytes.</summary>
    public long Expected { get; private set; } = Usual;

    /// <summary>Says how long the answer may become; before the call is left to go on elsewhere.</summary>
    /// <param name="bytes">At most, or about that when nobody can know.</param>
    public void Expect(long bytes) => Expected = bytes;

    /// <summary>Sends a part of the answer before the answer (CHUNK); waits while the caller does not read.</summary>
    /// <param name="payload">Of the frame; not to be changed until the task ends.</param>
    /// <returns>False when the caller is gone.</returns>
    public Task<bool> SendChunkAsync(ReadOnlyMemory<byte> payload) => Frames.SendAsync(Tag, Opcode.Chunk, payload);
}
