using AgentOS.Kernel.Syscalls;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.State.Calls;

/// <summary>KEYS: the keys that FETCH would find, as many as fit into one answer.</summary>
internal sealed class KeysSyscall(StateStore store) : ILongSyscall
{
    // A character takes six bytes in JSON at most (\u0000).
    private const int BytesAround = 64, BytesPerKey = 3, BytesPerCharacter = 6;

    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        KeysCall request = KernelJson.Read(payload, StateJson.Default.KeysCall);
        call.Expect(KernelHeader.DefaultFrameLimit);
        return ListAsync(call, request);
    }

    private async Task ListAsync(LongCall call, KeysCall request)
    {
        string[] keys = await store.ListAsync(call.Caller, request.Prefix ?? "", request.Scope).ConfigureAwait(false);
        int room = KernelHeader.DefaultFrameLimit - BytesAround;
        string[] shown = [.. keys.TakeWhile(key => (room -= (key.Length * BytesPerCharacter) + BytesPerKey) >= 0)];
        KernelJson.Write(call.Answer, new KeysAnswer(true, shown, shown.Length, shown.Length == keys.Length), StateJson.Default.KeysAnswer);
    }
}
