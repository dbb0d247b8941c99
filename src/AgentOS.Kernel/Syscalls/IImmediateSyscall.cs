using System.Buffers;

namespace AgentOS.Kernel.Syscalls;

/// <summary>A call that is answered at once, on the reactor's thread: it never waits.</summary>
internal interface IImmediateSyscall : ISyscall
{
    /// <summary>Answers a call.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="payload">Of the call; not to be kept.</param>
    /// <param name="answer">Takes the answer's payload.</param>
    /// <exception cref="Errors.AgentOSException">The call fails; what was written is dropped.</exception>
    void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer);
}
