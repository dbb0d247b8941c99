using System.Text.Json.Serialization.Metadata;
using AgentOS.Errors;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Client.Connections;

/// <summary>Calls with requests and answers that have shapes.</summary>
internal static class TypedCalls
{
    /// <exception cref="AgentOSException">The call failed.</exception>
    public static async Task<TAnswer> CallAsync<TRequest, TAnswer>(
        this KernelChannel channel, Opcode opcode, TRequest request, JsonTypeInfo<TRequest> requestShape, JsonTypeInfo<TAnswer> answerShape,
        CancellationToken cancellationToken)
    {
        byte[] answer = await channel.CallAsync(opcode, Payload.Write(request, requestShape), null, null, cancellationToken).ConfigureAwait(false);
        return Payload.Read(answer, answerShape);
    }

    /// <exception cref="AgentOSException">The call failed.</exception>
    public static Task CallAsync<TRequest>(
        this KernelChannel channel, Opcode opcode, TRequest request, JsonTypeInfo<TRequest> requestShape, CancellationToken cancellationToken) =>
        channel.CallAsync(opcode, Payload.Write(request, requestShape), null, null, cancellationToken);

    /// <exception cref="AgentOSException">The call failed.</exception>
    public static Task<TAnswer> CallAsync<TAnswer>(this KernelChannel channel, Opcode opcode, JsonTypeInfo<TAnswer> answerShape, CancellationToken cancellationToken) =>
        channel.CallAsync(opcode, Nothing.Value, ClientJson.Default.Nothing, answerShape, cancellationToken);
}
