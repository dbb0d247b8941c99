using AgentOS.Errors;
using AgentOS.Kernel.Syscalls;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Server;

/// <summary>A frame that is written in place: room for the header, the payload, then the header.</summary>
/// <param name="buffer">Takes it at its end.</param>
/// <param name="tag">The answer's tag.</param>
/// <param name="opcode">The call's.</param>
internal readonly ref struct AnswerFrame(PooledBuffer buffer, uint tag, Opcode opcode)
{
    private readonly int _start = Begin(buffer);

    /// <summary>Its payload so far.</summary>
    public ReadOnlySpan<byte> Payload => buffer.Content[(_start + KernelHeader.Size)..];

    /// <summary>Puts a failure in place of what was written.</summary>
    public void Fail(AgentOSException failure)
    {
        buffer.Truncate(_start + KernelHeader.Size);
        FailureAnswer.Write(failure, buffer);
    }

    /// <summary>Ends it.</summary>
    public void Complete()
    {
        Span<byte> frame = buffer.Content[_start..];
        new KernelHeader(tag, opcode, (ulong)(frame.Length - KernelHeader.Size)).Write(frame);
    }

    private static int Begin(PooledBuffer buffer)
    {
        int start = buffer.Length;
        _ = buffer.GetSpan(KernelHeader.Size);
        buffer.Advance(KernelHeader.Size);
        return start;
    }
}
