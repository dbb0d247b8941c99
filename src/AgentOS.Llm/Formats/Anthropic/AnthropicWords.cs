using System.Text.Json;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats.Anthropic;

/// <summary>Words and counts that questions and answers have in common.</summary>
internal static class AnthropicWords
{
    public static FinishReason ReadReason(string? word) => word switch
    {
        "max_tokens" => FinishReason.Length,
        "tool_use" => FinishReason.ToolCalls,
        "refusal" => FinishReason.Filtered,
        _ => FinishReason.Stop,
    };

    public static string WordOf(FinishReason reason) => reason switch
    {
        FinishReason.Length => "max_tokens",
        FinishReason.ToolCalls => "tool_use",
        FinishReason.Filtered => "refusal",
        _ => "end_turn",
    };

    /// <summary>Reads counts; what a stream's later count leaves out stays as it was.</summary>
    public static ChatUsage ReadUsage(JsonElement usage, ChatUsage? known)
    {
        // Here, unlike everywhere else, cached tokens are none of the input tokens.
        long cached = usage.FindCount("cache_read_input_tokens");
        long input = usage.FindCount("input_tokens") + usage.FindCount("cache_creation_input_tokens") + cached;
        return new ChatUsage(input > 0 ? input : known?.Input ?? 0, usage.Find("output_tokens") is null ? known?.Output ?? 0 : usage.FindCount("output_tokens"), input > 0 ? cached : known?.CachedInput ?? 0);
    }

    public static void WriteUsage(Utf8JsonWriter json, ChatUsage usage)
    {
        json.WriteStartObject("usage");
        json.WriteNumber("input_tokens", usage.Input - usage.CachedInput);
        json.WriteNumber("cache_creation_input_tokens", 0);
        json.WriteNumber("cache_read_input_tokens", usage.CachedInput);
        json.WriteNumber("output_tokens", usage.Output);
        json.WriteEndObject();
    }
}
