using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Syscalls.Observation;

/// <summary>A call that was taken off a connection.</summary>
/// <param name="Header">As it came.</param>
/// <param name="Opcode">What its number means to this caller.</param>
/// <param name="Number">1 and up in the order in which the kernel took the calls that are watched; 0 when this one is not.</param>
/// <param name="Started">When, by the clock's time stamps; 0 when it is not watched.</param>
internal readonly record struct TakenCall(KernelHeader Header, Opcode Opcode, long Number, long Started)
{
    /// <summary>Whether somebody wants to see it, even when it succeeds.</summary>
    public bool IsWatched => Number != 0;
}
