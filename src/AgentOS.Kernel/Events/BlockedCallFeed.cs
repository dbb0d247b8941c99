using AgentOS.Kernel.Events.Calls;
using AgentOS.Kernel.Syscalls.Observation;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Events;

/// <summary>Tells subscribers of calls that were denied, whoever denied them: it sees the answers.</summary>
internal sealed class BlockedCallFeed(IEventSink events) : ICallObserver
{
    public bool Watches(Opcode opcode) => false;

    public void Completed(in CompletedCall call)
    {
        if (call.Failure is { } failure && Denials.Contains(failure.Definition))
        {
            BlockedCall blocked = new((int)call.Opcode, OpcodeName.Of(call.Opcode), failure.Definition.Code, failure.Message);
            events.Publish(EventNames.SyscallBlocked, call.Identity.Id, blocked, EventJson.Default.BlockedCall);
        }
    }
}
