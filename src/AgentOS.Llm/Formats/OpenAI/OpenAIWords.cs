using System.Text.Json;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats.OpenAI;

/// <summary>Words and counts that questions and answers have in common.</summary>
internal static class OpenAIWords
{
    private static readonly (string Word, int Tokens)[] s_efforts = [("low", 1_024), ("medium", 4_096), ("high", 8_192)];

    public static FinishReason ReadReason(string? word) => word switch
    {
        "length" => FinishReason.Length,
        "tool_calls" or "function_call" => FinishReason.ToolCalls,
        "content_filter" => FinishReason.Filtered,
        _ => FinishReason.Stop,
    };

    public static string WordOf(FinishReason reason) => reason switch
    {
        FinishReason.Length => "length",
        FinishReason.ToolCalls => "tool_calls",
        FinishReason.Filtered => "content_filter",
        _ => "stop",
    };

    /// <summary>Thinking as OpenAI measures it: in words, where others count tokens.</summary>
    public static string EffortOf(int tokens) => s_efforts.FirstOrDefault(effort => tokens <= effort.Tokens, s_efforts[^1]).Word;

    public static int? TokensOf(string? effort) => effort is null ? null : s_efforts.FirstOrDefault(known => known.Word == effort, s_efforts[0]).Tokens;

    public static ChatUsage? ReadUsage(JsonElement answer) => answer.Find("usage") is not { ValueKind: JsonValueKind.Object } usage
        ? null
        : usage.Find("input_tokens") is null
        ? new ChatUsage(usage.FindCount("prompt_tokens"), usage.FindCount("completion_tokens"), usage.Find("prompt_tokens_details")?.FindCount("cached_tokens") ?? 0)
        : new ChatUsage(usage.FindCount("input_tokens"), usage.FindCount("output_tokens"), usage.Find("input_tokens_details")?.FindCount("cached_tokens") ?? 0);

    public static void WriteUsage(Utf8JsonWriter json, ChatUsage usage)
    {
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", usage.Input);
        json.WriteNumber("completion_tokens", usage.Output);
        json.WriteNumber("total_tokens", usage.Total);
        json.WriteStartObject("prompt_tokens_details");
        json.WriteNumber("cached_tokens", usage.CachedInput);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
