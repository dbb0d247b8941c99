using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Syscalls.Observation;

/// <summary>Sees every call the kernel has answered. On the reactor's thread: it never waits.</summary>
internal interface ICallObserver
{
    /// <summary>Whether it wants to see successful calls of an opcode; failures it sees anyway. Asked when the observers change.</summary>
    bool Watches(Opcode opcode);

    /// <summary>A call was answered.</summary>
    void Completed(in CompletedCall call);
}
