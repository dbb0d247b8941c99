using AgentOS.Kernel.Syscalls;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Async;

/// <summary>The answer of an asynchronous call.</summary>
/// <param name="RequestId">What the caller or the kernel called it.</param>
/// <param name="Opcode">What was called.</param>
/// <param name="Payload">The answer's JSON.</param>
/// <param name="Attachment">What followed it.</param>
internal sealed record AsyncResult(RawJson RequestId, Opcode Opcode, RawJson Payload, byte[] Attachment)
{
    private const int FieldBytes = 128;

    /// <summary>What it takes in an answer at most, in bytes: attachments are in base64 there.</summary>
    public int Size => RequestId.Length + Payload.Length + (((Attachment.Length / 3) + 1) * 4) + FieldBytes;

    /// <summary>Takes an answer's payload apart.</summary>
    public static AsyncResult Of(RawJson requestId, Opcode opcode, ReadOnlySpan<byte> answer)
    {
        int end = answer.IndexOf((byte)0);
        return end < 0
            ? new AsyncResult(requestId, opcode, new RawJson(answer.ToArray()), [])
            : new AsyncResult(requestId, opcode, new RawJson(answer[..end].ToArray()), answer[(end + 1)..].ToArray());
    }
}
