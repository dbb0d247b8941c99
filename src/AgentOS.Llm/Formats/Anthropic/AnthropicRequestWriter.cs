using System.Buffers;
using System.Text.Json;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats.Anthropic;

/// <summary>Writes a question.</summary>
internal static class AnthropicRequestWriter
{
    // Here alone the most tokens must be said; what every model of this provider can answer.
    private const int DefaultMaxTokens = 4_096;

    // Thinking must leave room for the answer (docs: budget_tokens is less than max_tokens), and is 1024 at least.
    private const int LeastThinking = 1_024;

    public static void Write(ChatRequest request, IBufferWriter<byte> output) => JsonOutput.WriteObject(output, json =>
    {
        json.WriteString("model", request.Model);
        json.WriteNumber("max_tokens", (request.MaxTokens ?? DefaultMaxTokens) + (request.MaxTokens is null ? request.ThinkingTokens ?? 0 : 0));
        if (request.System is { } system)
            json.WriteString("system", system);
        json.WriteObjects("messages", Merge(request.Messages), WriteMessage);
        WriteSettings(json, request);
        if (request.Tools.Count > 0)
            WriteTools(json, request);
    });

    private static void WriteSettings(Utf8JsonWriter json, ChatRequest request)
    {
        bool thinks = request.ThinkingTokens is >= LeastThinking && (request.MaxTokens is null || request.MaxTokens > request.ThinkingTokens);
        if (thinks)
        {
            json.WriteStartObject("thinking");
            json.WriteString("type", "enabled");
            json.WriteNumber("budget_tokens", request.ThinkingTokens!.Value);
            json.WriteEndObject();
        }

        // A model that thinks takes no temperature; others take 0 to 1, where OpenAI's go to 2.
        if (request.Temperature is { } temperature && !thinks)
            json.WriteNumber("temperature", Math.Min(1, temperature));
        if (request.TopP is { } topP)
            json.WriteNumber("top_p", topP);
        if (request.Stop.Count > 0)
        {
            json.WriteStartArray("stop_sequences");
            foreach (string stop in request.Stop)
                json.WriteStringValue(stop);
            json.WriteEndArray();
        }

        if (request.Shape is { } shape)
            WriteShape(json, shape);
        if (request.IsStream)
            json.WriteBoolean("stream", true);
    }

    private static void WriteShape(Utf8JsonWriter json, AnswerShape shape)
    {
        json.WriteStartObject("output_config");
        json.WriteStartObject("format");
        json.WriteString("type", "json_schema");
        json.WriteJson("schema", shape.Schema ?? throw new FormatException("Anthropic's models answer in JSON only by a schema: give one in place of 'any object'"));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteTools(Utf8JsonWriter json, ChatRequest request)
    {
        json.WriteObjects("tools", request.Tools, static (writer, tool) =>
        {
            writer.WriteString("name", tool.Name);
            writer.WriteString("description", tool.Description);
            writer.WriteJson("input_schema", tool.Schema);
        });
        if (request.ToolChoice is not { } choice)
            return;
        json.WriteStartObject("tool_choice");
        json.WriteString("type", choice switch { { Name: not null } => "tool", { Mode: ToolChoiceMode.Required } => "any", { Mode: ToolChoiceMode.None } => "none", _ => "auto" });
        if (choice.Name is { } name)
            json.WriteString("name", name);
        json.WriteEndObject();
    }

    // The results of several tools must be in one message.
    private static IEnumerable<ChatMessage> Merge(IReadOnlyList<ChatMessage> messages)
    {
        ChatMessage? last = null;
        foreach (ChatMessage message in messages.Where(message => message.Parts.Count > 0))
        {
            if (last?.Role == message.Role)
            {
                last = last with { Parts = [.. last.Parts, .. message.Parts] };
                continue;
            }

            if (last is not null)
                yield return last;
            last = message;
        }

        if (last is not null)
            yield return last;
    }

    private static void WriteMessage(Utf8JsonWriter json, ChatMessage message)
    {
        json.WriteString("role", message.Role == ChatRole.Assistant ? "assistant" : "user");
        json.WriteObjects("content", message.Parts, WriteBlock);
    }

    internal static void WriteBlock(Utf8JsonWriter json, ChatPart part)
    {
        switch (part)
        {
            case TextPart text:
                json.WriteString("type", "text");
                json.WriteString("text", text.Text);
                break;
            case ImagePart image:
                WriteSource(json, "base64", [("media_type", image.MediaType), ("data", image.Base64)]);
                break;
            case ImageLinkPart link:
                WriteSource(json, "url", [("url", link.Url)]);
                break;
            case ToolCallPart call:
                json.WriteString("type", "tool_use");
                json.WriteString("id", call.Id);
                json.WriteString("name", call.Name);
                json.WriteJson("input", call.Arguments);
                break;
            case ToolResultPart result:
                json.WriteString("type", "tool_result");
                json.WriteString("tool_use_id", result.Id);
                json.WriteString("content", result.Text);
                if (result.IsError)
                    json.WriteBoolean("is_error", true);
                break;
        }
    }

    private static void WriteSource(Utf8JsonWriter json, string type, ReadOnlySpan<(string Name, string Value)> properties)
    {
        json.WriteString("type", "image");
        json.WriteStartObject("source");
        json.WriteString("type", type);
        foreach ((string name, string value) in properties)
            json.WriteString(name, value);
        json.WriteEndObject();
    }
}
