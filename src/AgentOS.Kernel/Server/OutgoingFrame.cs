using System.Buffers;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Server;

/// <summary>A frame that waits to be sent.</summary>
internal sealed class OutgoingFrame(uint tag, Opcode opcode, ReadOnlyMemory<byte> payload)
{
    // Whoever waits goes on elsewhere, never on the reactor's thread.
    private readonly TaskCompletionSource<bool> _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether it was sent.</summary>
    public Task<bool> Sent => _sent.Task;

    /// <summary>Writes all of it.</summary>
    public void WriteTo(PooledBuffer output)
    {
        AnswerFrame frame = new(output, tag, opcode);
        output.Write(payload.Span);
        frame.Complete();
    }

    /// <summary>Tells the sender.</summary>
    public void Complete(bool isSent) => _sent.SetResult(isSent);
}
