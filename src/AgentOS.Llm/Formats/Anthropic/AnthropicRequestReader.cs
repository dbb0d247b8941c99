using System.Text.Json;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats.Anthropic;

/// <summary>Reads a question.</summary>
internal static class AnthropicRequestReader
{
    public static ChatRequest Read(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement root = document.RootElement;
        Dictionary<string, string> toolNames = new(StringComparer.Ordinal);
        string system = ReadWords(root.Find("system"));
        return new ChatRequest(
            root.FindText("model") ?? throw new FormatException("'model' is missing"),
            [.. root.FindItems("messages").Select(message => ReadMessage(message, toolNames))])
        {
            System = system.Length == 0 ? null : system,
            Tools = [.. root.FindItems("tools").Select(ReadTool)],
            ToolChoice = ReadChoice(root.Find("tool_choice")),
            MaxTokens = root.FindInteger("max_tokens"),
            Temperature = root.FindNumber("temperature"),
            TopP = root.FindNumber("top_p"),
            Stop = root.FindTexts("stop_sequences"),
            ThinkingTokens = root.Find("thinking")?.FindInteger("budget_tokens"),
            Shape = ReadShape(root.Find("output_config")?.Find("format") ?? root.Find("output_format")),
            IsStream = root.FindTruth("stream"),
            WantsUsage = true,
        };
    }

    private static ChatMessage ReadMessage(JsonElement message, Dictionary<string, string> toolNames)
    {
        ChatPart[] parts = message.Find("content") switch
        {
            { ValueKind: JsonValueKind.String } text => [new TextPart(text.GetString()!)],
            { ValueKind: JsonValueKind.Array } blocks => [.. blocks.EnumerateArray().Select(block => ReadBlock(block, toolNames)).OfType<ChatPart>()],
            _ => [],
        };
        foreach (ToolCallPart call in parts.OfType<ToolCallPart>())
            toolNames[call.Id] = call.Name;
        return new ChatMessage(message.FindText("role") == "assistant" ? ChatRole.Assistant : ChatRole.User, parts);
    }

    private static ChatPart? ReadBlock(JsonElement block, Dictionary<string, string> toolNames)
    {
        switch (block.FindText("type"))
        {
            case "text":
                return new TextPart(block.FindText("text") ?? "");
            case "image":
                return ReadImage(block.Find("source") ?? default);
            case "tool_use":
                return new ToolCallPart(block.FindText("id") ?? "", block.FindText("name") ?? "", block.Find("input")?.GetRawText() ?? "{}");
            case "tool_result":
                string id = block.FindText("tool_use_id") ?? "";
                return new ToolResultPart(id, toolNames.GetValueOrDefault(id, id), ReadWords(block.Find("content")), block.FindTruth("is_error"));
            case "thinking" or "redacted_thinking":
                return null; // Signed for Anthropic, and of no meaning to another.
            case var other:
                throw new FormatException($"a message's content of type '{other}' cannot be given to a provider of another format");
        }
    }

    private static ChatPart ReadImage(JsonElement source) => source.FindText("type") == "url"
        ? new ImageLinkPart(source.FindText("url") ?? "")
        : new ImagePart(source.FindText("media_type") ?? "image/png", source.FindText("data") ?? "");

    private static string ReadWords(JsonElement? content) => content switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Array } blocks => string.Concat(blocks.EnumerateArray().Select(block => block.FindText("text"))),
        _ => "",
    };

    private static ToolDefinition ReadTool(JsonElement tool) =>
        new(tool.FindText("name") ?? "", tool.FindText("description") ?? "", tool.Find("input_schema")?.GetRawText() ?? """{"type":"object","properties":{}}""");

    // Its own place, and the one it had while it was new.
    private static AnswerShape? ReadShape(JsonElement? format) => format?.FindText("type") switch
    {
        null => null,
        "json_schema" => new AnswerShape(format?.Find("schema")?.GetRawText(), IsStrict: true),
        var other => throw new FormatException($"an output format of type '{other}' cannot be asked of a provider of another format"),
    };

    private static ToolChoice? ReadChoice(JsonElement? choice) => choice?.FindText("type") switch
    {
        "auto" => new ToolChoice(ToolChoiceMode.Auto),
        "any" => new ToolChoice(ToolChoiceMode.Required),
        "tool" => new ToolChoice(ToolChoiceMode.Required, choice?.FindText("name")),
        "none" => new ToolChoice(ToolChoiceMode.None),
        _ => null,
    };
}
