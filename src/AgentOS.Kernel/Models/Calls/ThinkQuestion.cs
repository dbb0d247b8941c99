using System.Text.Json;
using AgentOS.Policy;

namespace AgentOS.Kernel.Models.Calls;

/// <summary>Writes a question for the gateway.</summary>
internal static class ThinkQuestion
{
    // Bytes of text for a token, as the gateway estimates the question itself.
    private const int BytesPerToken = 4;

    /// <summary>The question. One whose asker has a limit of tokens is answered within what is left of it.</summary>
    public static byte[] Write(ThinkCall call, LlmQuota quota, ModelUse use)
    {
        long? left = quota.MaxTokens == 0 ? null : quota.MaxTokens - use.Tokens - ((call.Prompt.Length + (call.SystemInstruction?.Length ?? 0)) / BytesPerToken) - 1;
        long? most = left is { } known ? Math.Max(1, Math.Min(known, call.MaxTokens ?? known)) : call.MaxTokens;
        return JsonSerializer.SerializeToUtf8Bytes(call with { MaxTokens = most }, ModelJson.Default.ThinkCall);
    }
}
