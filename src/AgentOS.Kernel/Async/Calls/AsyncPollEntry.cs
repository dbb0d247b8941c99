using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Async.Calls;

/// <summary>The answer of an asynchronous call.</summary>
/// <param name="RequestId">Which call.</param>
/// <param name="Opcode">What was called.</param>
/// <param name="OpcodeName">Its name.</param>
/// <param name="Payload">What it would have been answered.</param>
/// <param name="Attachment">What followed that, in base64; absent is nothing.</param>
internal sealed record AsyncPollEntry(RawJson RequestId, int Opcode, string OpcodeName, RawJson Payload, byte[]? Attachment)
{
    /// <summary>Shows an answer.</summary>
    public static AsyncPollEntry Of(AsyncResult result) => new(
        result.RequestId, (int)result.Opcode, Protocol.Kernel.OpcodeName.Of(result.Opcode), result.Payload, result.Attachment.Length == 0 ? null : result.Attachment);
}
