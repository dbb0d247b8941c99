using System.Buffers;
using AgentOS.Errors;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Async.Calls;

/// <summary>ASYNC_POLL: takes the answers that are ready.</summary>
internal sealed class AsyncPollSyscall(PerIdentity<AsyncResults> results) : IImmediateSyscall
{
    private const int BytesAround = 64;

    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        AsyncPollCall request = KernelJson.Read(payload, AsyncJson.Default.AsyncPollCall);
        if (request.Max is < 1 or > AsyncCalls.Most)
            throw new AgentOSException(KernelErrors.BadPayload, "poll", "", "max is 1 to 256");
        List<AsyncResult> taken = results.Of(caller.Identity).Take(request.Max, KernelHeader.DefaultFrameLimit - BytesAround);
        KernelJson.Write(answer, new AsyncPollAnswer(true, [.. taken.Select(AsyncPollEntry.Of)], taken.Count), AsyncJson.Default.AsyncPollAnswer);
    }
}
