using System.Text.Json;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats.Gemini;

/// <summary>Words and counts that questions and answers have in common.</summary>
internal static class GeminiWords
{
    public static FinishReason ReadReason(string? word) => word switch
    {
        "MAX_TOKENS" => FinishReason.Length,
        "SAFETY" or "RECITATION" or "BLOCKLIST" or "PROHIBITED_CONTENT" or "SPII" => FinishReason.Filtered,
        _ => FinishReason.Stop,
    };

    public static string WordOf(FinishReason reason) => reason switch
    {
        FinishReason.Length => "MAX_TOKENS",
        FinishReason.Filtered => "SAFETY",
        _ => "STOP",
    };

    public static ChatUsage? ReadUsage(JsonElement answer) => answer.Find("usageMetadata") is { } usage
        ? new ChatUsage(
            usage.FindCount("promptTokenCount") + usage.FindCount("toolUsePromptTokenCount"),
            usage.FindCount("candidatesTokenCount") + usage.FindCount("thoughtsTokenCount"),
            usage.FindCount("cachedContentTokenCount"))
        : null;

    public static void WriteUsage(Utf8JsonWriter json, ChatUsage usage)
    {
        json.WriteStartObject("usageMetadata");
        json.WriteNumber("promptTokenCount", usage.Input);
        json.WriteNumber("candidatesTokenCount", usage.Output);
        json.WriteNumber("totalTokenCount", usage.Total);
        if (usage.CachedInput > 0)
            json.WriteNumber("cachedContentTokenCount", usage.CachedInput);
        json.WriteEndObject();
    }
}
