using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.State.Calls;

/// <summary>DELETE: removes the key that FETCH would find.</summary>
internal sealed class DeleteSyscall(StateStore store) : ILongSyscall
{
    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload) => DeleteAsync(call, KernelJson.Read(payload, StateJson.Default.KeyCall));

    private async Task DeleteAsync(LongCall call, KeyCall request)
    {
        bool isDeleted = await store.DeleteAsync(call.Caller, request.Key, request.Scope).ConfigureAwait(false);
        KernelJson.Write(call.Answer, new DeleteAnswer(true, isDeleted), StateJson.Default.DeleteAnswer);
    }
}
