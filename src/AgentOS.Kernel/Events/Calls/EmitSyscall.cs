using System.Buffers;
using AgentOS.Errors;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Events.Calls;

/// <summary>EMIT: makes an event.</summary>
internal sealed class EmitSyscall(EventHub hub) : IImmediateSyscall
{
    private const int LongestName = 128, MostData = 64 << 10;

    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        EmitCall request = KernelJson.Read(payload, EventJson.Default.EmitCall);
        string name = request.Event ?? request.EventType ?? throw new AgentOSException(KernelErrors.BadPayload, "emit", "", "event is required");
        if (name is not { Length: > 0 and <= LongestName } || name == EventNames.All)
            throw new AgentOSException(EventErrors.BadName, "emit", "");
        if (EventNames.IsOfKernel(name) && caller.Identity.Kind != IdentityKind.Operator)
            throw new AgentOSException(EventErrors.Reserved, "emit", name);
        if (request.Data.Length > MostData)
            throw new AgentOSException(EventErrors.TooLarge, "emit", name);
        RawJson data = request.Data.Length == 0 ? RawJson.Null : request.Data;
        KernelJson.Write(answer, new EmitAnswer(true, name, hub.Publish(name, caller.Identity.Id, data, EventJson.Default.RawJson)), EventJson.Default.EmitAnswer);
    }
}
