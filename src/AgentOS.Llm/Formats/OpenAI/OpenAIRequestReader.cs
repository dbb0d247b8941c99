using System.Text.Json;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats.OpenAI;

/// <summary>Reads a question.</summary>
internal static class OpenAIRequestReader
{
    public static ChatRequest Read(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement root = document.RootElement;
        JsonElement[] messages = [.. root.FindItems("messages")];
        Dictionary<string, string> toolNames = new(StringComparer.Ordinal);
        string system = string.Join("\n\n", messages.Where(IsInstruction).Select(message => ReadWords(message)));
        return new ChatRequest(
            root.FindText("model") ?? throw new FormatException("'model' is missing"),
            [.. messages.Where(message => !IsInstruction(message)).Select(message => ReadMessage(message, toolNames))])
        {
            System = system.Length == 0 ? null : system,
            Tools = [.. root.FindItems("tools").Select(tool => tool.Find("function")).OfType<JsonElement>().Select(ReadTool)],
            ToolChoice = ReadChoice(root.Find("tool_choice")),
            MaxTokens = root.FindInteger("max_completion_tokens") ?? root.FindInteger("max_tokens"),
            Temperature = root.FindNumber("temperature"),
            TopP = root.FindNumber("top_p"),
            Stop = root.FindTexts("stop"),
            ThinkingTokens = OpenAIWords.TokensOf(root.FindText("reasoning_effort")),
            Shape = ReadShape(root.Find("response_format")),
            IsStream = root.FindTruth("stream"),
            WantsUsage = root.Find("stream_options")?.FindTruth("include_usage") ?? false,
        };
    }

    private static bool IsInstruction(JsonElement message) => message.FindText("role") is "system" or "developer";

    private static string ReadWords(JsonElement message) => string.Concat(ReadContent(message).OfType<TextPart>().Select(part => part.Text));

    private static ChatMessage ReadMessage(JsonElement message, Dictionary<string, string> toolNames)
    {
        switch (message.FindText("role"))
        {
            case "assistant":
                ToolCallPart[] calls = [.. message.FindItems("tool_calls").Select(ReadCall)];
                foreach (ToolCallPart call in calls)
                    toolNames[call.Id] = call.Name;
                return new ChatMessage(ChatRole.Assistant, [.. ReadContent(message), .. calls]);
            case "tool":
                string id = message.FindText("tool_call_id") ?? "";
                return new ChatMessage(ChatRole.User, [new ToolResultPart(id, toolNames.GetValueOrDefault(id, id), ReadWords(message), IsError: false)]);
            default:
                return new ChatMessage(ChatRole.User, [.. ReadContent(message)]);
        }
    }

    private static IEnumerable<ChatPart> ReadContent(JsonElement message) => message.Find("content") switch
    {
        { ValueKind: JsonValueKind.String } text when text.GetString() is { Length: > 0 } words => [new TextPart(words)],
        { ValueKind: JsonValueKind.Array } parts => parts.EnumerateArray().Select(ReadPart),
        _ => [],
    };

    private static ChatPart ReadPart(JsonElement part) => part.FindText("type") switch
    {
        "text" => new TextPart(part.FindText("text") ?? ""),
        "refusal" => new TextPart(part.FindText("refusal") ?? ""),
        "image_url" => DataUrl.Read(part.Find("image_url")?.FindText("url") ?? ""),
        var other => throw new FormatException($"a message's content of type '{other}' cannot be given to a provider of another format"),
    };

    private static ToolCallPart ReadCall(JsonElement call) =>
        new(call.FindText("id") ?? "", call.Find("function")?.FindText("name") ?? "", call.Find("function")?.FindText("arguments") ?? "{}");

    private static ToolDefinition ReadTool(JsonElement function) =>
        new(function.FindText("name") ?? "", function.FindText("description") ?? "", function.Find("parameters")?.GetRawText() ?? """{"type":"object","properties":{}}""");

    private static AnswerShape? ReadShape(JsonElement? format) => format?.FindText("type") switch
    {
        null or "text" => null,
        "json_object" => new AnswerShape(null),
        "json_schema" when format?.Find("json_schema") is { } named =>
            new AnswerShape(named.Find("schema")?.GetRawText(), named.FindText("name"), named.FindTruth("strict")),
        var other => throw new FormatException($"a 'response_format' of type '{other}' cannot be asked of a provider of another format"),
    };

    private static ToolChoice? ReadChoice(JsonElement? choice) => choice switch
    {
        { ValueKind: JsonValueKind.String } word => new ToolChoice(word.GetString() switch { "none" => ToolChoiceMode.None, "required" => ToolChoiceMode.Required, _ => ToolChoiceMode.Auto }),
        { ValueKind: JsonValueKind.Object } named => new ToolChoice(ToolChoiceMode.Required, named.Find("function")?.FindText("name")),
        _ => null,
    };
}
