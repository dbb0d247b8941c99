using AgentOS.Kernel.Identities;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Syscalls.Observation;

/// <summary>Answers calls in place of what would carry them out. On the reactor's thread.</summary>
internal interface ICallSubstitute
{
    /// <summary>What answers a call; null leaves it to the call itself.</summary>
    ISyscall? Find(Identity caller, Opcode opcode);
}
