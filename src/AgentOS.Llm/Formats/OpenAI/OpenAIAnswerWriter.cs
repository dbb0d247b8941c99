using System.Buffers;
using System.Text.Json;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats.OpenAI;

/// <summary>Writes an answer: in parts (<c>chat.completion.chunk</c>), or whole.</summary>
internal sealed class OpenAIAnswerWriter(ChatRequest request, string id) : IAnswerWriter
{
    private FinishReason _reason = FinishReason.Stop;
    private bool _hasCalls;
    private ChatUsage? _usage;

    public static void WriteWhole(ChatAnswer answer, string id, IBufferWriter<byte> output) => JsonOutput.WriteObject(output, json =>
    {
        WriteHead(json, "chat.completion", id, answer.Model);
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        if (answer.Text.Length == 0 && answer.ToolCalls.Count > 0)
            json.WriteNull("content");
        else
            json.WriteString("content", answer.Text);
        json.WriteNull("refusal");
        if (answer.ToolCalls.Count > 0)
            json.WriteObjects("tool_calls", answer.ToolCalls, OpenAIRequestWriter.WriteCall);
        json.WriteEndObject();
        json.WriteNull("logprobs");
        json.WriteString("finish_reason", OpenAIWords.WordOf(answer.Reason));
        json.WriteEndObject();
        json.WriteEndArray();
        OpenAIWords.WriteUsage(json, answer.Usage);
    });

    public void Begin(IBufferWriter<byte> output) => WriteChunk(output, json =>
    {
        json.WriteString("role", "assistant");
        json.WriteString("content", "");
    });

    public void Write(ChatDelta delta, IBufferWriter<byte> output)
    {
        switch (delta)
        {
            case TextDelta text:
                WriteChunk(output, json => json.WriteString("content", text.Text));
                break;
            case ToolCallDelta call:
                _hasCalls = true;
                WriteChunk(output, json => json.WriteObjects("tool_calls", [call], static (writer, begun) =>
                {
                    writer.WriteNumber("index", begun.Index);
                    OpenAIRequestWriter.WriteCall(writer, new ToolCallPart(begun.Id, begun.Name, ""));
                }));
                break;
            case ToolArgumentsDelta arguments:
                WriteChunk(output, json => json.WriteObjects("tool_calls", [arguments], static (writer, more) =>
                {
                    writer.WriteNumber("index", more.Index);
                    writer.WriteStartObject("function");
                    writer.WriteString("arguments", more.Json);
                    writer.WriteEndObject();
                }));
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
        string reason = OpenAIWords.WordOf(_hasCalls && _reason == FinishReason.Stop ? FinishReason.ToolCalls : _reason);
        WriteChunk(output, static _ => { }, reason);
        if (request.WantsUsage)
        {
            SseOutput.WriteObject(output, null, json =>
            {
                WriteHead(json, "chat.completion.chunk", id, request.Model);
                json.WriteStartArray("choices");
                json.WriteEndArray();
                OpenAIWords.WriteUsage(json, _usage ?? new ChatUsage(0, 0));
            });
        }

        SseOutput.Write(output, null, "[DONE]"u8);
    }

    public void Fail(AnswerFailure failure, IBufferWriter<byte> output) => SseOutput.WriteObject(output, null, json => OpenAIFormat.WriteError(json, failure));

    private void WriteChunk(IBufferWriter<byte> output, Action<Utf8JsonWriter> delta, string? reason = null) => SseOutput.WriteObject(output, null, json =>
    {
        WriteHead(json, "chat.completion.chunk", id, request.Model);
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        json.WriteStartObject("delta");
        delta(json);
        json.WriteEndObject();
        json.WriteNull("logprobs");
        json.WriteString("finish_reason", reason);
        json.WriteEndObject();
        json.WriteEndArray();
    });

    private static void WriteHead(Utf8JsonWriter json, string type, string id, string model)
    {
        json.WriteString("id", $"chatcmpl-{id}");
        json.WriteString("object", type);
        // Not told by every provider, and used by no client: the beginning of time, so that the same answer is the same bytes.
        json.WriteNumber("created", 0);
        json.WriteString("model", model);
    }
}
