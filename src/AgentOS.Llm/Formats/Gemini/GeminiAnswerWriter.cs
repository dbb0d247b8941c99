using System.Buffers;
using System.Text;
using System.Text.Json;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats.Gemini;

/// <summary>Writes an answer. Calls are never in parts here: their arguments are collected until they are whole.</summary>
internal sealed class GeminiAnswerWriter(ChatRequest request, string id) : IAnswerWriter
{
    private readonly StringBuilder _arguments = new();
    private ToolCallDelta? _call;
    private FinishReason _reason = FinishReason.Stop;
    private ChatUsage _usage = new(0, 0);

    public static void WriteWhole(ChatAnswer answer, string id, IBufferWriter<byte> output) => JsonOutput.WriteObject(output, json =>
    {
        ChatPart[] parts = [.. answer.Text.Length > 0 ? [new TextPart(answer.Text)] : Array.Empty<ChatPart>(), .. answer.ToolCalls];
        WriteCandidate(json, parts, answer.Reason);
        GeminiWords.WriteUsage(json, answer.Usage);
        WriteTail(json, answer.Model, id);
    });

    public void Begin(IBufferWriter<byte> output)
    {
    }

    public void Write(ChatDelta delta, IBufferWriter<byte> output)
    {
        switch (delta)
        {
            case TextDelta text:
                WriteChunk(output, new TextPart(text.Text));
                break;
            case ToolCallDelta call:
                EndCall(output);
                _call = call;
                break;
            case ToolArgumentsDelta arguments:
                _arguments.Append(arguments.Json);
                break;
            case FinishDelta finish:
                _reason = finish.Reason;
                break;
            case UsageDelta usage:
                _usage = usage.Usage;
                break;
        }
    }

    public void End(IBufferWriter<byte> output)
    {
        EndCall(output);
        SseOutput.WriteObject(output, null, json =>
        {
            WriteCandidate(json, [], _reason);
            GeminiWords.WriteUsage(json, _usage);
            WriteTail(json, request.Model, id);
        });
    }

    public void Fail(AnswerFailure failure, IBufferWriter<byte> output) => SseOutput.WriteObject(output, null, json => GeminiFormat.WriteError(json, failure));

    private void EndCall(IBufferWriter<byte> output)
    {
        if (_call is { } call)
            WriteChunk(output, new ToolCallPart(call.Id, call.Name, _arguments.ToString()));
        _arguments.Clear();
        _call = null;
    }

    private void WriteChunk(IBufferWriter<byte> output, ChatPart part) => SseOutput.WriteObject(output, null, json =>
    {
        WriteCandidate(json, [part], null);
        WriteTail(json, request.Model, id);
    });

    private static void WriteCandidate(Utf8JsonWriter json, IReadOnlyList<ChatPart> parts, FinishReason? reason) => json.WriteObjects("candidates", [parts], (writer, content) =>
    {
        writer.WriteStartObject("content");
        writer.WriteObjects("parts", content, GeminiRequestWriter.WritePart);
        writer.WriteString("role", "model");
        writer.WriteEndObject();
        if (reason is { } why)
            writer.WriteString("finishReason", GeminiWords.WordOf(why));
        writer.WriteNumber("index", 0);
    });

    private static void WriteTail(Utf8JsonWriter json, string model, string id)
    {
        json.WriteString("modelVersion", model);
        json.WriteString("responseId", id);
    }
}
