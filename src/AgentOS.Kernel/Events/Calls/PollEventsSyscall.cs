using System.Buffers;
using AgentOS.Errors;
using AgentOS.Kernel.Syscalls;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Events.Calls;

/// <summary>POLL_EVENTS: takes the events that wait for this connection.</summary>
internal sealed class PollEventsSyscall(EventHub hub) : IImmediateSyscall
{
    private const int Most = 1000, BytesPerEntry = 1, BytesAround = 64;

    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        PollCall request = KernelJson.Read(payload, EventJson.Default.PollCall);
        if (request.Max is < 1 or > Most)
            throw new AgentOSException(KernelErrors.BadPayload, "poll events", "", "max is 1 to 1000");
        int room = KernelHeader.DefaultFrameLimit - BytesAround - (Most * BytesPerEntry);
        RawJson[] events = [.. (hub.Find(caller)?.Take(request.Max, room) ?? []).Select(entry => new RawJson(entry))];
        KernelJson.Write(answer, new PollAnswer(true, events, events.Length), EventJson.Default.PollAnswer);
    }
}
