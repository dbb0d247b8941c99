using AgentOS.Kernel.Syscalls;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.State.Calls;

/// <summary>FETCH: a key's value.</summary>
internal sealed class FetchSyscall(StateStore store) : ILongSyscall
{
    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        KeyCall request = KernelJson.Read(payload, StateJson.Default.KeyCall);
        call.Expect(KernelHeader.DefaultFrameLimit);
        return FetchAsync(call, request);
    }

    private async Task FetchAsync(LongCall call, KeyCall request)
    {
        (RawJson? value, StateScope? scope) = await store.FetchAsync(call.Caller, request.Key, request.Scope).ConfigureAwait(false);
        KernelJson.Write(call.Answer, new FetchAnswer(true, value is not null, value ?? RawJson.Null, scope), StateJson.Default.FetchAnswer);
    }
}
