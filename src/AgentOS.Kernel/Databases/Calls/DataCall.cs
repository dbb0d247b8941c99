using System.Buffers;
using System.Text.Json.Serialization.Metadata;
using AgentOS.Errors;
using AgentOS.Kernel.Syscalls;
using AgentOS.Storage;

namespace AgentOS.Kernel.Databases.Calls;

/// <summary>One operation on the caller's agent.db.</summary>
/// <param name="Caller">Who calls.</param>
/// <param name="Database">Theirs.</param>
/// <param name="Request">What they want.</param>
/// <param name="Attached">What came behind the JSON; valid until the operation ends.</param>
/// <param name="Answer">Takes the answer's payload.</param>
internal readonly record struct DataCall<TRequest>(
    Caller Caller, AgentDatabase Database, TRequest Request, ReadOnlyMemory<byte> Attached, IBufferWriter<byte> Answer)
    where TRequest : IDataRequest
{
    /// <summary>Answers when a change is done.</summary>
    public async Task Finish(Task change)
    {
        await change.ConfigureAwait(false);
        Answer.Write("""{"success":true}"""u8);
    }

    /// <summary>Answers with a result.</summary>
    public async Task Finish<TResult, TAnswer>(Task<TResult> result, Func<TResult, TAnswer> describe, JsonTypeInfo<TAnswer> shape)
        where TAnswer : DataAnswer => KernelJson.Write(Answer, describe(await result.ConfigureAwait(false)), shape);

    /// <summary>A field that this operation needs.</summary>
    /// <exception cref="AgentOSException">Rule K6.</exception>
    public T Need<T>(T? field, string name)
        where T : class => field ?? throw Refuse($"needs \"{name}\"");

    /// <inheritdoc cref="Need{T}(T?, string)"/>
    public T Need<T>(T? field, string name)
        where T : struct => field ?? throw Refuse($"needs \"{name}\"");

    /// <summary>The failure of a request that is not what its operation takes (rule K6).</summary>
    public AgentOSException Refuse(string reason) => new(KernelErrors.BadPayload, "answer a call", Request.Op ?? "", reason);
}
