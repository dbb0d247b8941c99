using System.Buffers;
using AgentOS.Errors;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Events.Calls;

/// <summary>SUBSCRIBE: has the connection told of events from now on.</summary>
internal sealed class SubscribeSyscall(EventHub hub) : IImmediateSyscall
{
    private const int MostNames = 100, LongestName = 128;

    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        SubscriptionCall request = KernelJson.Read(payload, EventJson.Default.SubscriptionCall);
        string[] names = request.All ? [EventNames.All] : request.Names;
        if (names.Length == 0)
            throw new AgentOSException(KernelErrors.BadPayload, "subscribe", "", "event_types is required");
        Subscriber subscriber = hub.Enter(caller);
        if (names.Any(name => name is not { Length: > 0 and <= LongestName }) || subscriber.Names.Union(names, StringComparer.Ordinal).Count() > MostNames)
            throw new AgentOSException(EventErrors.BadName, "subscribe", "");
        subscriber.Add(names);
        KernelJson.Write(answer, new SubscriptionAnswer(true, subscriber.Names), EventJson.Default.SubscriptionAnswer);
    }
}
