using System.Buffers;
using System.Text.Json;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats.Anthropic;

/// <summary>Writes an answer: in parts, as numbered blocks, or whole.</summary>
internal sealed class AnthropicAnswerWriter(ChatRequest request, string id) : IAnswerWriter
{
    private int _block = -1;
    private bool _isText;
    private bool _isOpen;
    private bool _hasCalls;
    private FinishReason _reason = FinishReason.Stop;
    private ChatUsage _usage = new(TokenEstimate.OfRequest(request), 0);

    public static void WriteWhole(ChatAnswer answer, string id, IBufferWriter<byte> output) => JsonOutput.WriteObject(output, json =>
    {
        WriteHead(json, id, answer.Model);
        ChatPart[] parts = [.. answer.Text.Length > 0 ? [new TextPart(answer.Text)] : Array.Empty<ChatPart>(), .. answer.ToolCalls];
        json.WriteObjects("content", parts, AnthropicRequestWriter.WriteBlock);
        json.WriteString("stop_reason", AnthropicWords.WordOf(answer.Reason));
        json.WriteNull("stop_sequence");
        AnthropicWords.WriteUsage(json, answer.Usage);
    });

    public void Begin(IBufferWriter<byte> output) => WriteEvent(output, "message_start", json =>
    {
        json.WriteStartObject("message");
        WriteHead(json, id, request.Model);
        json.WriteStartArray("content");
        json.WriteEndArray();
        json.WriteNull("stop_reason");
        json.WriteNull("stop_sequence");
        AnthropicWords.WriteUsage(json, _usage);
        json.WriteEndObject();
    });

    public void Write(ChatDelta delta, IBufferWriter<byte> output)
    {
        switch (delta)
        {
            case TextDelta text:
                if (!_isOpen || !_isText)
                    OpenBlock(output, new TextPart(""));
                WriteDelta(output, "text_delta", "text", text.Text);
                break;
            case ToolCallDelta call:
                _hasCalls = true;
                OpenBlock(output, new ToolCallPart(call.Id, call.Name, "{}"));
                break;
            case ToolArgumentsDelta arguments:
                WriteDelta(output, "input_json_delta", "partial_json", arguments.Json);
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
        CloseBlock(output);
        WriteEvent(output, "message_delta", json =>
        {
            json.WriteStartObject("delta");
            json.WriteString("stop_reason", AnthropicWords.WordOf(_hasCalls && _reason == FinishReason.Stop ? FinishReason.ToolCalls : _reason));
            json.WriteNull("stop_sequence");
            json.WriteEndObject();
            AnthropicWords.WriteUsage(json, _usage);
        });
        WriteEvent(output, "message_stop", static _ => { });
    }

    public void Fail(AnswerFailure failure, IBufferWriter<byte> output) => SseOutput.WriteObject(output, "error", json => AnthropicFormat.WriteError(json, failure));

    private void OpenBlock(IBufferWriter<byte> output, ChatPart part)
    {
        CloseBlock(output);
        (_isOpen, _isText) = (true, part is TextPart);
        _block++;
        WriteEvent(output, "content_block_start", json =>
        {
            json.WriteNumber("index", _block);
            json.WriteStartObject("content_block");
            AnthropicRequestWriter.WriteBlock(json, part);
            json.WriteEndObject();
        });
    }

    private void CloseBlock(IBufferWriter<byte> output)
    {
        if (_isOpen)
            WriteEvent(output, "content_block_stop", json => json.WriteNumber("index", _block));
        _isOpen = false;
    }

    private void WriteDelta(IBufferWriter<byte> output, string type, string property, string value) => WriteEvent(output, "content_block_delta", json =>
    {
        json.WriteNumber("index", _block);
        json.WriteStartObject("delta");
        json.WriteString("type", type);
        json.WriteString(property, value);
        json.WriteEndObject();
    });

    private static void WriteEvent(IBufferWriter<byte> output, string type, Action<Utf8JsonWriter> content) => SseOutput.WriteObject(output, type, json =>
    {
        json.WriteString("type", type);
        content(json);
    });

    private static void WriteHead(Utf8JsonWriter json, string id, string model)
    {
        json.WriteString("id", $"msg_{id}");
        json.WriteString("type", "message");
        json.WriteString("role", "assistant");
        json.WriteString("model", model);
    }
}
