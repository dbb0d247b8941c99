using AgentOS.Errors;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.State.Calls;

/// <summary>STORE: answered when the value is on disk, where its scope has one.</summary>
internal sealed class StoreSyscall(StateStore store) : ILongSyscall
{
    // A hundred years: beyond it a time to live means nothing, and overflows.
    private static readonly TimeSpan s_longestLife = TimeSpan.FromDays(36_500);

    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        StoreCall request = KernelJson.Read(payload, StateJson.Default.StoreCall);
        if (request.Ttl is { } seconds && !(seconds > 0 && seconds <= s_longestLife.TotalSeconds))
            throw new AgentOSException(KernelErrors.BadPayload, "store", request.Key, "ttl is a number of seconds above 0");
        return StoreAsync(call, request, request.Scope ?? StateScope.Global);
    }

    private async Task StoreAsync(LongCall call, StoreCall request, StateScope scope)
    {
        TimeSpan? life = request.Ttl is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        RawJson? expected = request.Expected.Length == 0 ? null : request.Expected;
        await store.StoreAsync(call.Caller, scope, request.Key, request.Value, life, expected).ConfigureAwait(false);
        KernelJson.Write(call.Answer, new StoreAnswer(true, request.Key, scope), StateJson.Default.StoreAnswer);
    }
}
