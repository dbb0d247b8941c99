using System.Buffers;
using System.Text.Json;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats.OpenAI;

/// <summary>Chat completions of OpenAI (platform.openai.com/docs/api-reference/chat), spoken by most others as well.</summary>
public sealed class OpenAIFormat : IWireFormat
{
    /// <summary>The only one.</summary>
    public static OpenAIFormat Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "openai";

    /// <inheritdoc/>
    public ChatRequest ReadRequest(ReadOnlyMemory<byte> body, string? model, bool isStream) => OpenAIRequestReader.Read(body);

    /// <inheritdoc/>
    public void WriteRequest(ChatRequest request, IBufferWriter<byte> output) => OpenAIRequestWriter.Write(request, output);

    /// <inheritdoc/>
    public string PathOf(ChatRequest request) => "chat/completions";

    /// <inheritdoc/>
    public IReadOnlyList<ChatDelta> ReadAnswer(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        List<ChatDelta> deltas = [];
        foreach (JsonElement choice in document.RootElement.FindItems("choices").Take(1))
        {
            if (choice.Find("message") is { } message)
                OpenAIAnswerReader.ReadMessage(message, deltas);
            deltas.Add(new FinishDelta(OpenAIWords.ReadReason(choice.FindText("finish_reason"))));
        }

        if (OpenAIWords.ReadUsage(document.RootElement) is { } usage)
            deltas.Add(new UsageDelta(usage));
        return deltas;
    }

    /// <inheritdoc/>
    public IAnswerReader OpenReader() => new OpenAIAnswerReader();

    /// <inheritdoc/>
    public void WriteAnswer(ChatAnswer answer, string id, IBufferWriter<byte> output) => OpenAIAnswerWriter.WriteWhole(answer, id, output);

    /// <inheritdoc/>
    public IAnswerWriter OpenWriter(ChatRequest request, string id) => new OpenAIAnswerWriter(request, id);

    /// <inheritdoc/>
    public void WriteError(AnswerFailure failure, IBufferWriter<byte> output) => JsonOutput.WriteObject(output, json => WriteError(json, failure));

    /// <inheritdoc/>
    public ChatUsage? ReadUsage(ReadOnlyMemory<byte> json, ChatUsage? known)
    {
        // Chunks without usage, which are nearly all, are not parsed. The API of responses nests it in "response".
        if (json.Span.IndexOf("\"usage\""u8) < 0)
            return known;
        using JsonDocument document = JsonDocument.Parse(json);
        return OpenAIWords.ReadUsage(document.RootElement) ?? (document.RootElement.Find("response") is { } response ? OpenAIWords.ReadUsage(response) : null) ?? known;
    }

    internal static void WriteError(Utf8JsonWriter json, AnswerFailure failure)
    {
        json.WriteStartObject("error");
        json.WriteString("message", failure.Message);
        json.WriteString("type", failure.Status switch { 401 => "authentication_error", 429 => "rate_limit_error", < 500 => "invalid_request_error", _ => "server_error" });
        json.WriteNull("param");
        json.WriteString("code", failure.Code);
        json.WriteEndObject();
    }
}
