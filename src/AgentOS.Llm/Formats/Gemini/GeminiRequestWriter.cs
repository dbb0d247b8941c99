using System.Buffers;
using System.Text.Json;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats.Gemini;

/// <summary>Writes a question.</summary>
internal static class GeminiRequestWriter
{
    public static void Write(ChatRequest request, IBufferWriter<byte> output) => JsonOutput.WriteObject(output, json =>
    {
        json.WriteObjects("contents", request.Messages.Where(message => message.Parts.Count > 0), static (writer, message) =>
        {
            writer.WriteString("role", message.Role == ChatRole.Assistant ? "model" : "user");
            writer.WriteObjects("parts", message.Parts, WritePart);
        });
        if (request.System is { } system)
        {
            json.WriteStartObject("systemInstruction");
            json.WriteObjects("parts", [new TextPart(system)], WritePart);
            json.WriteEndObject();
        }

        WriteSettings(json, request);
        if (request.Tools.Count > 0)
            WriteTools(json, request);
    });

    private static void WriteSettings(Utf8JsonWriter json, ChatRequest request)
    {
        json.WriteStartObject("generationConfig");
        if (request.MaxTokens is { } most)
            json.WriteNumber("maxOutputTokens", most);
        if (request.Temperature is { } temperature)
            json.WriteNumber("temperature", temperature);
        if (request.TopP is { } topP)
            json.WriteNumber("topP", topP);
        if (request.Stop.Count > 0)
        {
            json.WriteStartArray("stopSequences");
            foreach (string stop in request.Stop)
                json.WriteStringValue(stop);
            json.WriteEndArray();
        }

        if (request.Shape is { } shape)
        {
            json.WriteString("responseMimeType", "application/json");
            if (shape.Schema is { } schema)
                json.WriteJson("responseJsonSchema", schema);
        }

        if (request.ThinkingTokens is { } thinking)
        {
            json.WriteStartObject("thinkingConfig");
            json.WriteNumber("thinkingBudget", thinking);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteTools(Utf8JsonWriter json, ChatRequest request)
    {
        json.WriteObjects("tools", [request.Tools], static (writer, tools) => writer.WriteObjects("functionDeclarations", tools, static (function, tool) =>
        {
            function.WriteString("name", tool.Name);
            function.WriteString("description", tool.Description);
            function.WriteJson("parametersJsonSchema", tool.Schema);
        }));
        if (request.ToolChoice is not { } choice)
            return;
        json.WriteStartObject("toolConfig");
        json.WriteStartObject("functionCallingConfig");
        json.WriteString("mode", choice.Mode switch { ToolChoiceMode.Required => "ANY", ToolChoiceMode.None => "NONE", _ => "AUTO" });
        if (choice.Name is { } name)
        {
            json.WriteStartArray("allowedFunctionNames");
            json.WriteStringValue(name);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    internal static void WritePart(Utf8JsonWriter json, ChatPart part)
    {
        switch (part)
        {
            case TextPart text:
                json.WriteString("text", text.Text);
                break;
            case ImagePart image:
                json.WriteStartObject("inlineData");
                json.WriteString("mimeType", image.MediaType);
                json.WriteString("data", image.Base64);
                json.WriteEndObject();
                break;
            case ImageLinkPart link:
                json.WriteStartObject("fileData");
                json.WriteString("fileUri", link.Url);
                json.WriteEndObject();
                break;
            case ToolCallPart call:
                json.WriteStartObject("functionCall");
                json.WriteString("name", call.Name);
                json.WriteJson("args", call.Arguments);
                json.WriteEndObject();
                break;
            case ToolResultPart result:
                json.WriteStartObject("functionResponse");
                json.WriteString("name", result.Name);
                json.WriteStartObject("response");
                json.WriteString(result.IsError ? "error" : "output", result.Text);
                json.WriteEndObject();
                json.WriteEndObject();
                break;
        }
    }
}
