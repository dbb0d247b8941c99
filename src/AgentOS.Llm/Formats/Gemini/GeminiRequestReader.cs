using System.Text.Json;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats.Gemini;

/// <summary>Reads a question. Calls of tools have names here and mostly no ids: ids are given in their order.</summary>
internal sealed class GeminiRequestReader
{
    private readonly Dictionary<string, Queue<string>> _unanswered = new(StringComparer.Ordinal);
    private int _calls;

    public static ChatRequest Read(ReadOnlyMemory<byte> body, string model, bool isStream)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement root = document.RootElement;
        JsonElement settings = Find(root, "generationConfig", "generation_config") ?? default;
        JsonElement? system = Find(root, "systemInstruction", "system_instruction");
        GeminiRequestReader reader = new();
        return new ChatRequest(model, [.. root.FindItems("contents").Select(reader.ReadContent)])
        {
            System = system is { } said ? string.Concat(said.FindItems("parts").Select(part => part.FindText("text"))) : null,
            Tools = [.. root.FindItems("tools").SelectMany(tool => tool.FindItems(tool.Find("functionDeclarations") is null ? "function_declarations" : "functionDeclarations")).Select(ReadTool)],
            ToolChoice = ReadChoice(Find(root, "toolConfig", "tool_config") is { } choice ? Find(choice, "functionCallingConfig", "function_calling_config") : null),
            MaxTokens = settings.FindInteger("maxOutputTokens") ?? settings.FindInteger("max_output_tokens"),
            Temperature = settings.FindNumber("temperature"),
            TopP = settings.FindNumber("topP") ?? settings.FindNumber("top_p"),
            Stop = settings.FindTexts("stopSequences"),
            ThinkingTokens = settings.Find("thinkingConfig")?.FindInteger("thinkingBudget"),
            Shape = ReadShape(settings),
            IsStream = isStream,
            WantsUsage = true,
        };
    }

    // Google's servers take both spellings of their Protocol Buffers' names.
    private static JsonElement? Find(JsonElement element, string name, string otherName) => element.Find(name) ?? element.Find(otherName);

    private ChatMessage ReadContent(JsonElement content) => new(
        content.FindText("role") == "model" ? ChatRole.Assistant : ChatRole.User,
        [.. content.FindItems("parts").Where(part => !part.FindTruth("thought")).Select(ReadPart)]);

    private ChatPart ReadPart(JsonElement part)
    {
        if (part.FindText("text") is { } text)
            return new TextPart(text);
        if (Find(part, "inlineData", "inline_data") is { } data)
            return new ImagePart((Find(data, "mimeType", "mime_type"))?.GetString() ?? "image/png", data.FindText("data") ?? "");
        if (Find(part, "fileData", "file_data") is { } file)
            return new ImageLinkPart(Find(file, "fileUri", "file_uri")?.GetString() ?? "");
        if (Find(part, "functionCall", "function_call") is { } call)
            return ReadCall(call);
        if (Find(part, "functionResponse", "function_response") is { } response)
            return ReadResult(response);
        throw new FormatException("a part of the contents cannot be given to a provider of another format");
    }

    private ToolCallPart ReadCall(JsonElement call)
    {
        string name = call.FindText("name") ?? "", id = call.FindText("id") ?? $"call_{_calls}";
        _calls++;
        if (!_unanswered.TryGetValue(name, out Queue<string>? ids))
            _unanswered[name] = ids = new Queue<string>();
        ids.Enqueue(id);
        return new ToolCallPart(id, name, call.Find("args")?.GetRawText() ?? "{}");
    }

    private ToolResultPart ReadResult(JsonElement response)
    {
        string name = response.FindText("name") ?? "";
        string id = response.FindText("id") ?? (_unanswered.TryGetValue(name, out Queue<string>? ids) && ids.TryDequeue(out string? known) ? known : name);
        JsonElement result = response.Find("response") ?? default;
        string text = result.FindText("output") ?? result.FindText("result") ?? result.FindText("error") ?? (result.ValueKind == JsonValueKind.Object ? result.GetRawText() : "");
        return new ToolResultPart(id, name, text, result.Find("error") is not null);
    }

    private static ToolDefinition ReadTool(JsonElement function) => new(
        function.FindText("name") ?? "",
        function.FindText("description") ?? "",
        function.Find("parametersJsonSchema")?.GetRawText() ?? (function.Find("parameters") is { } parameters ? GeminiSchema.ToJsonSchema(parameters) : """{"type":"object","properties":{}}"""));

    private static AnswerShape? ReadShape(JsonElement settings) => Find(settings, "responseMimeType", "response_mime_type")?.GetString() switch
    {
        null or "text/plain" => null,
        "application/json" => new AnswerShape(
            Find(settings, "responseJsonSchema", "response_json_schema")?.GetRawText() ?? (Find(settings, "responseSchema", "response_schema") is { } own ? GeminiSchema.ToJsonSchema(own) : null)),
        var other => throw new FormatException($"an answer of type '{other}' cannot be asked of a provider of another format"),
    };

    private static ToolChoice? ReadChoice(JsonElement? choice) => choice?.FindText("mode") switch
    {
        "AUTO" => new ToolChoice(ToolChoiceMode.Auto),
        "NONE" => new ToolChoice(ToolChoiceMode.None),
        "ANY" => new ToolChoice(ToolChoiceMode.Required, choice?.FindTexts("allowedFunctionNames") is [var one] ? one : null),
        _ => null,
    };
}
