using System.Buffers;
using AgentOS.Errors;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Events.Calls;

/// <summary>UNSUBSCRIBE: no more of some events. Those that wait already are kept.</summary>
internal sealed class UnsubscribeSyscall(EventHub hub) : IImmediateSyscall
{
    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        SubscriptionCall request = KernelJson.Read(payload, EventJson.Default.SubscriptionCall);
        Subscriber? subscriber = hub.Find(caller);
        string[] names = request.All ? subscriber?.Names ?? [] : request.Names;
        if (names.Length == 0 && !request.All)
            throw new AgentOSException(KernelErrors.BadPayload, "unsubscribe", "", "event_types or all is required");
        subscriber?.Remove(names);
        KernelJson.Write(answer, new SubscriptionAnswer(true, subscriber?.Names ?? []), EventJson.Default.SubscriptionAnswer);
    }
}
