using System.Buffers;
using System.Text.Json;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats.OpenAI;

/// <summary>Writes a question.</summary>
internal static class OpenAIRequestWriter
{
    public static void Write(ChatRequest request, IBufferWriter<byte> output) => JsonOutput.WriteObject(output, json =>
    {
        json.WriteString("model", request.Model);
        json.WriteStartArray("messages");
        if (request.System is { } system)
            WriteMessage(json, "system", writer => writer.WriteString("content", system));
        foreach (ChatMessage message in request.Messages)
            WriteMessage(json, message);
        json.WriteEndArray();
        WriteSettings(json, request);
        if (request.Tools.Count > 0)
            WriteTools(json, request);
    });

    private static void WriteSettings(Utf8JsonWriter json, ChatRequest request)
    {
        if (request.MaxTokens is { } most)
            json.WriteNumber("max_tokens", most);
        if (request.Temperature is { } temperature)
            json.WriteNumber("temperature", temperature);
        if (request.TopP is { } topP)
            json.WriteNumber("top_p", topP);
        if (request.ThinkingTokens is { } thinking)
            json.WriteString("reasoning_effort", OpenAIWords.EffortOf(thinking));
        if (request.Stop.Count > 0)
        {
            json.WriteStartArray("stop");
            foreach (string stop in request.Stop)
                json.WriteStringValue(stop);
            json.WriteEndArray();
        }

        if (request.Shape is { } shape)
            WriteShape(json, shape);
        if (request.IsStream)
        {
            json.WriteBoolean("stream", true);
            json.WriteStartObject("stream_options");
            json.WriteBoolean("include_usage", true);
            json.WriteEndObject();
        }
    }

    private static void WriteShape(Utf8JsonWriter json, AnswerShape shape)
    {
        json.WriteStartObject("response_format");
        json.WriteString("type", shape.Schema is null ? "json_object" : "json_schema");
        if (shape.Schema is { } schema)
        {
            json.WriteStartObject("json_schema");
            json.WriteString("name", shape.Name ?? "answer");
            json.WriteJson("schema", schema);
            json.WriteBoolean("strict", shape.IsStrict);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteTools(Utf8JsonWriter json, ChatRequest request)
    {
        json.WriteObjects("tools", request.Tools, static (writer, tool) =>
        {
            writer.WriteString("type", "function");
            writer.WriteStartObject("function");
            writer.WriteString("name", tool.Name);
            writer.WriteString("description", tool.Description);
            writer.WriteJson("parameters", tool.Schema);
            writer.WriteEndObject();
        });
        if (request.ToolChoice is { Name: { } name })
        {
            json.WriteStartObject("tool_choice");
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", name);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        else if (request.ToolChoice is { } choice)
        {
            json.WriteString("tool_choice", choice.Mode switch { ToolChoiceMode.None => "none", ToolChoiceMode.Required => "required", _ => "auto" });
        }
    }

    // Each result of a tool is a message of its own here.
    private static void WriteMessage(Utf8JsonWriter json, ChatMessage message)
    {
        foreach (ToolResultPart result in message.Parts.OfType<ToolResultPart>())
        {
            WriteMessage(json, "tool", writer =>
            {
                writer.WriteString("tool_call_id", result.Id);
                writer.WriteString("content", result.Text);
            });
        }

        ChatPart[] content = [.. message.Parts.Where(part => part is not (ToolResultPart or ToolCallPart))];
        ToolCallPart[] calls = [.. message.Parts.OfType<ToolCallPart>()];
        if (content.Length == 0 && calls.Length == 0)
            return;
        WriteMessage(json, message.Role == ChatRole.Assistant ? "assistant" : "user", writer =>
        {
            WriteContent(writer, content);
            if (calls.Length > 0)
                writer.WriteObjects("tool_calls", calls, WriteCall);
        });
    }

    private static void WriteMessage(Utf8JsonWriter json, string role, Action<Utf8JsonWriter> content)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        content(json);
        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, ChatPart[] content)
    {
        if (content.Length == 0)
            json.WriteNull("content");
        else if (content.All(part => part is TextPart))
            json.WriteString("content", string.Concat(content.Cast<TextPart>().Select(part => part.Text)));
        else
            json.WriteObjects("content", content, WritePart);
    }

    private static void WritePart(Utf8JsonWriter json, ChatPart part)
    {
        if (part is TextPart text)
        {
            json.WriteString("type", "text");
            json.WriteString("text", text.Text);
            return;
        }

        json.WriteString("type", "image_url");
        json.WriteStartObject("image_url");
        json.WriteString("url", part is ImagePart image ? DataUrl.Of(image) : ((ImageLinkPart)part).Url);
        json.WriteEndObject();
    }

    internal static void WriteCall(Utf8JsonWriter json, ToolCallPart call)
    {
        json.WriteString("id", call.Id);
        json.WriteString("type", "function");
        json.WriteStartObject("function");
        json.WriteString("name", call.Name);
        json.WriteString("arguments", call.Arguments);
        json.WriteEndObject();
    }
}
