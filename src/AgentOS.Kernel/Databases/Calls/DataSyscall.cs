using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json.Serialization.Metadata;
using AgentOS.Errors;
using AgentOS.Kernel.Permissions;
using AgentOS.Kernel.Syscalls;
using AgentOS.Storage;

namespace AgentOS.Kernel.Databases.Calls;

/// <summary>A call whose payload names one of several operations on the caller's agent.db.</summary>
/// <param name="source">Where the database is.</param>
/// <param name="gate">Asked about what needs a right; null allows everything.</param>
/// <param name="shape">Of the payload's JSON.</param>
/// <param name="operations">By their names.</param>
internal sealed class DataSyscall<TRequest>(
    IDatabaseSource source, Gate? gate, JsonTypeInfo<TRequest> shape, FrozenDictionary<string, DataOperation<TRequest>> operations) : ILongSyscall
    where TRequest : IDataRequest
{
    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        TRequest request = KernelJson.Read(Attachment.Split(payload, out ReadOnlySpan<byte> attached), shape);
        DataOperation<TRequest> operation = operations.GetValueOrDefault(request.Op ?? "")
            ?? throw new AgentOSException(KernelErrors.BadPayload, "answer a call", request.Op ?? "", $"\"op\" is one of {string.Join(", ", operations.Keys)}");
        if (request.Needs is { } right)
            gate?.Demand(call.Caller.Identity, right);
        call.Expect(request.AnswerBytes);
        if (attached.IsEmpty)
            return RunAsync(call, request, operation, default);
        byte[] copy = ArrayPool<byte>.Shared.Rent(attached.Length);
        attached.CopyTo(copy);
        return RunAttachedAsync(call, request, operation, copy, attached.Length);
    }

    private async Task RunAttachedAsync(LongCall call, TRequest request, DataOperation<TRequest> operation, byte[] attached, int length)
    {
        try
        {
            await RunAsync(call, request, operation, attached.AsMemory(0, length)).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(attached);
        }
    }

    private async Task RunAsync(LongCall call, TRequest request, DataOperation<TRequest> operation, ReadOnlyMemory<byte> attached)
    {
        AgentDatabase database = await source.OpenAsync(call.Caller).ConfigureAwait(false);
        try
        {
            await operation(new DataCall<TRequest>(call.Caller, database, request, attached, call.Answer)).ConfigureAwait(false);
        }
        catch (FileSystemException failure)
        {
            FailureAnswer.Write(failure, call.Answer);
        }
    }
}
