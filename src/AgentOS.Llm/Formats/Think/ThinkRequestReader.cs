using System.Text.Json;
using AgentOS.Llm.Formats.OpenAI;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats.Think;

/// <summary>Reads a question: a prompt, perhaps a picture, perhaps tools.</summary>
internal static class ThinkRequestReader
{
    public static ChatRequest Read(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement root = document.RootElement;
        ChatPart[] image = root.Find("image") is { } picture
            ? [new ImagePart(picture.FindText("mime_type") ?? "image/jpeg", picture.FindText("data") ?? throw new FormatException("'image' has no 'data'"))]
            : [];
        return new ChatRequest(root.FindText("model") ?? "", [new ChatMessage(ChatRole.User, [.. image, new TextPart(root.FindText("prompt") ?? throw new FormatException("'prompt' is missing"))])])
        {
            System = root.FindText("system_instruction"),
            MaxTokens = root.FindInteger("max_tokens"),
            Temperature = root.FindNumber("temperature"),
            ThinkingTokens = ReadLevel(root.FindText("thinking_level")),
            Tools = [.. root.FindItems("tools").Select(ReadTool)],
            IsStream = root.FindTruth("stream"),
            WantsUsage = true,
        };
    }

    private static int? ReadLevel(string? level) => level is null or "low" or "medium" or "high"
        ? OpenAIWords.TokensOf(level)
        : throw new FormatException("'thinking_level' is low, medium or high");

    // A function by itself, or wrapped as OpenAI's clients have it.
    private static ToolDefinition ReadTool(JsonElement tool)
    {
        JsonElement function = tool.Find("function") ?? tool;
        JsonElement? schema = function.Find("parameters") ?? function.Find("input_schema");
        return new ToolDefinition(
            function.FindText("name") ?? throw new FormatException("a tool has no 'name'"), function.FindText("description") ?? "", schema?.GetRawText() ?? """{"type":"object","properties":{}}""");
    }
}
