using System.Buffers;
using System.Text.Json;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats.Gemini;

/// <summary>Content generation of Google Gemini (ai.google.dev/api/generate-content).</summary>
public sealed class GeminiFormat : IWireFormat
{
    /// <summary>The only one.</summary>
    public static GeminiFormat Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "gemini";

    /// <inheritdoc/>
    public ChatRequest ReadRequest(ReadOnlyMemory<byte> body, string? model, bool isStream) =>
        GeminiRequestReader.Read(body, model ?? throw new FormatException("the path names no model"), isStream);

    /// <inheritdoc/>
    public void WriteRequest(ChatRequest request, IBufferWriter<byte> output) => GeminiRequestWriter.Write(request, output);

    /// <inheritdoc/>
    public string PathOf(ChatRequest request) => $"v1beta/models/{Uri.EscapeDataString(request.Model)}:{(request.IsStream ? "streamGenerateContent?alt=sse" : "generateContent")}";

    /// <inheritdoc/>
    public IReadOnlyList<ChatDelta> ReadAnswer(ReadOnlyMemory<byte> body)
    {
        List<ChatDelta> deltas = [];
        OpenReader().Read(new SseEvent(null, body), deltas);
        return deltas;
    }

    /// <inheritdoc/>
    public IAnswerReader OpenReader() => new GeminiAnswerReader();

    /// <inheritdoc/>
    public void WriteAnswer(ChatAnswer answer, string id, IBufferWriter<byte> output) => GeminiAnswerWriter.WriteWhole(answer, id, output);

    /// <inheritdoc/>
    public IAnswerWriter OpenWriter(ChatRequest request, string id) => new GeminiAnswerWriter(request, id);

    /// <inheritdoc/>
    public void WriteError(AnswerFailure failure, IBufferWriter<byte> output) => JsonOutput.WriteObject(output, json => WriteError(json, failure));

    /// <inheritdoc/>
    public ChatUsage? ReadUsage(ReadOnlyMemory<byte> json, ChatUsage? known)
    {
        if (json.Span.IndexOf("\"usageMetadata\""u8) < 0)
            return known;
        using JsonDocument document = JsonDocument.Parse(json);
        return GeminiWords.ReadUsage(document.RootElement) ?? known;
    }

    internal static void WriteError(Utf8JsonWriter json, AnswerFailure failure)
    {
        json.WriteStartObject("error");
        json.WriteNumber("code", failure.Status);
        json.WriteString("message", failure.Message);
        json.WriteString("status", failure.Status switch
        {
            401 => "UNAUTHENTICATED",
            403 => "PERMISSION_DENIED",
            404 => "NOT_FOUND",
            429 => "RESOURCE_EXHAUSTED",
            < 500 => "INVALID_ARGUMENT",
            503 => "UNAVAILABLE",
            _ => "INTERNAL",
        });
        json.WriteEndObject();
    }
}
