using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.State.Calls;

/// <summary>KEYS: the keys that FETCH would find.</summary>
internal sealed class KeysSyscall(StateStore store) : ILongSyscall
{
    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload) => ListAsync(call, KernelJson.Read(payload, StateJson.Default.KeysCall));

    private async Task ListAsync(LongCall call, KeysCall request)
    {
        string[] keys = await store.ListAsync(call.Caller, request.Prefix ?? "", request.Scope).ConfigureAwait(false);
        KernelJson.Write(call.Answer, new KeysAnswer(true, keys, keys.Length), StateJson.Default.KeysAnswer);
    }
}
