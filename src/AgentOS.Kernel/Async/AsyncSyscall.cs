using AgentOS.Errors;
using AgentOS.Kernel.Async.Calls;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Server;
using AgentOS.Kernel.Syscalls;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Async;

/// <summary>A call that may be made asynchronously: accepted at once, its answer fetched by ASYNC_POLL.</summary>
/// <param name="opcode">What is called.</param>
/// <param name="inner">What answers it.</param>
/// <param name="results">Keeps the answers.</param>
internal sealed class AsyncSyscall(Opcode opcode, ILongSyscall inner, PerIdentity<AsyncResults> results) : ILongSyscall
{
    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        AsyncRequest request = AsyncRequest.Of(payload);
        if (!request.Async)
            return inner.AnswerAsync(call, payload);
        if (request.Stream)
            throw new AgentOSException(AsyncErrors.NoStream, "call", OpcodeName.Of(opcode));
        AsyncResults kept = results.Of(call.Caller.Identity);
        RawJson id = request.Name(kept.Begin());
        Start(call, AsyncRequest.Strip(payload), kept, id);
        KernelJson.Write(call.Answer, new AcceptedAnswer(true, true, id, "accepted"), AsyncJson.Default.AcceptedAnswer);
        return Task.CompletedTask;
    }

    private void Start(LongCall call, ReadOnlySpan<byte> payload, AsyncResults kept, RawJson id)
    {
        PooledBuffer answer = new();
        try
        {
            // It goes on when this connection ends: another one of the same agent may fetch the answer.
            LongCall own = call with { Answer = answer, Gone = kept.Gone };
            Task work = inner.AnswerAsync(own, payload);
            kept.Expect(own.Expected);
            _ = CollectAsync(work, answer, kept, id, own.Expected);
        }
        catch
        {
            kept.Abandon();
            throw;
        }
    }

    private async Task CollectAsync(Task work, PooledBuffer answer, AsyncResults kept, RawJson id, long expected)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            answer.Truncate(0);
            FailureAnswer.Write(FailureAnswer.For(failure), answer);
        }

        kept.Finish(AsyncResult.Of(id, opcode, answer.Content), expected);
        answer.Clear();
    }
}
