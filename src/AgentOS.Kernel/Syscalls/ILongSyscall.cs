namespace AgentOS.Kernel.Syscalls;

/// <summary>A call that may take long: it works elsewhere than on the reactor's thread.</summary>
internal interface ILongSyscall : ISyscall
{
    /// <summary>Starts to answer a call; returns without waiting.</summary>
    /// <param name="call">Who calls, and where the answer goes.</param>
    /// <param name="payload">Of the call; gone when this returns.</param>
    /// <exception cref="Errors.AgentOSException">The call fails, at once or later; what was written is dropped.</exception>
    Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload);
}
