using AgentOS.Kernel.Syscalls;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Events.Calls;

/// <summary>The calls about events.</summary>
internal static class EventCalls
{
    public static IEnumerable<SyscallEntry> All(EventHub hub) =>
    [
        new(Opcode.Subscribe, null, new SubscribeSyscall(hub)),
        new(Opcode.Unsubscribe, null, new UnsubscribeSyscall(hub)),
        new(Opcode.PollEvents, null, new PollEventsSyscall(hub)),
        new(Opcode.Emit, null, new EmitSyscall(hub)),
    ];
}
