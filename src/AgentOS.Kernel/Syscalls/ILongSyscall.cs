using System.Buffers;

namespace AgentOS.Kernel.Syscalls;

/// <summary>A call that may take long: it works elsewhere than on the reactor's thread.</summary>
internal interface ILongSyscall : ISyscall
{
    /// <summary>Starts to answer a call; returns without waiting.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="payload">Of the call; gone when this returns.</param>
    /// <param name="answer">Takes the answer's payload until the task ends.</param>
    /// <param name="gone">Cancelled when the caller's connection is over.</param>
    /// <exception cref="Errors.AgentOSException">The call fails, at once or later; what was written is dropped.</exception>
    Task AnswerAsync(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer, CancellationToken gone);
}
