using System.Buffers;
using System.Text.Json;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats.Anthropic;

/// <summary>Messages of Anthropic (docs.anthropic.com/en/api/messages).</summary>
public sealed class AnthropicFormat : IWireFormat
{
    /// <summary>The only one.</summary>
    public static AnthropicFormat Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "anthropic";

    /// <inheritdoc/>
    public ChatRequest ReadRequest(ReadOnlyMemory<byte> body, string? model, bool isStream) => AnthropicRequestReader.Read(body);

    /// <inheritdoc/>
    public void WriteRequest(ChatRequest request, IBufferWriter<byte> output) => AnthropicRequestWriter.Write(request, output);

    /// <inheritdoc/>
    public string PathOf(ChatRequest request) => "v1/messages";

    /// <inheritdoc/>
    public IReadOnlyList<ChatDelta> ReadAnswer(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        List<ChatDelta> deltas = [];
        int calls = 0;
        foreach (JsonElement block in document.RootElement.FindItems("content"))
        {
            if (block.FindText("type") == "text")
            {
                deltas.Add(new TextDelta(block.FindText("text") ?? ""));
            }
            else if (block.FindText("type") == "tool_use")
            {
                deltas.Add(new ToolCallDelta(calls, block.FindText("id") ?? $"call_{calls}", block.FindText("name") ?? ""));
                deltas.Add(new ToolArgumentsDelta(calls, block.Find("input")?.GetRawText() ?? "{}"));
                calls++;
            }
        }

        deltas.Add(new FinishDelta(AnthropicWords.ReadReason(document.RootElement.FindText("stop_reason"))));
        if (document.RootElement.Find("usage") is { } usage)
            deltas.Add(new UsageDelta(AnthropicWords.ReadUsage(usage, null)));
        return deltas;
    }

    /// <inheritdoc/>
    public IAnswerReader OpenReader() => new AnthropicAnswerReader();

    /// <inheritdoc/>
    public void WriteAnswer(ChatAnswer answer, string id, IBufferWriter<byte> output) => AnthropicAnswerWriter.WriteWhole(answer, id, output);

    /// <inheritdoc/>
    public IAnswerWriter OpenWriter(ChatRequest request, string id) => new AnthropicAnswerWriter(request, id);

    /// <inheritdoc/>
    public void WriteError(AnswerFailure failure, IBufferWriter<byte> output) => JsonOutput.WriteObject(output, json => WriteError(json, failure));

    /// <inheritdoc/>
    public ChatUsage? ReadUsage(ReadOnlyMemory<byte> json, ChatUsage? known)
    {
        if (json.Span.IndexOf("\"usage\""u8) < 0)
            return known;
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement? usage = document.RootElement.Find("usage") ?? document.RootElement.Find("message")?.Find("usage");
        return usage is { } told ? AnthropicWords.ReadUsage(told, known) : known;
    }

    internal static void WriteError(Utf8JsonWriter json, AnswerFailure failure)
    {
        json.WriteString("type", "error");
        json.WriteStartObject("error");
        json.WriteString("type", failure.Status switch
        {
            400 => "invalid_request_error",
            401 => "authentication_error",
            403 => "permission_error",
            404 => "not_found_error",
            413 => "request_too_large",
            429 => "rate_limit_error",
            529 => "overloaded_error",
            < 500 => "invalid_request_error",
            _ => "api_error",
        });
        json.WriteString("message", failure.Message);
        json.WriteEndObject();
    }
}
