using System.Text;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Async.Calls;

/// <summary>What a call says about how it wants to be answered.</summary>
/// <param name="Async">Whether its answer is fetched later.</param>
/// <param name="RequestId">What it wants to be called: any JSON; absent lets the kernel number it.</param>
/// <param name="Stream">Whether it wants parts of its answer.</param>
internal sealed record AsyncRequest(bool Async, RawJson RequestId, bool Stream)
{
    private static readonly AsyncRequest s_plain = new(false, default, false);

    /// <summary>Reads it out of a call's payload, which is JSON, maybe with an attachment; or text, for THINK.</summary>
    public static AsyncRequest Of(ReadOnlySpan<byte> payload)
    {
        int end = payload.IndexOf((byte)0);
        ReadOnlySpan<byte> json = end < 0 ? payload : payload[..end];
        return json.StartsWith((byte)'{') && json.IndexOf("\"async\""u8) >= 0 ? KernelJson.Read(json, AsyncJson.Default.AsyncRequest) : s_plain;
    }

    /// <summary>What the call is called.</summary>
    /// <param name="number">The kernel's number for it.</param>
    public RawJson Name(ulong number) => RequestId.Length > 0 ? RequestId : new RawJson(Encoding.ASCII.GetBytes($"{number}"));
}
