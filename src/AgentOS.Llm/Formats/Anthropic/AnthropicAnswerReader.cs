using System.Text.Json;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats.Anthropic;

/// <summary>Reads an answer in parts: blocks of words and of tool calls, each begun, continued and ended.</summary>
internal sealed class AnthropicAnswerReader : IAnswerReader
{
    // Blocks are numbered together; calls are numbered by themselves.
    private readonly Dictionary<int, int> _calls = [];
    private ChatUsage? _usage;

    public void Read(SseEvent received, ICollection<ChatDelta> deltas)
    {
        using JsonDocument document = JsonDocument.Parse(received.Data);
        JsonElement root = document.RootElement;
        int index = root.FindInteger("index") ?? 0;
        switch (root.FindText("type"))
        {
            case "message_start" when root.Find("message")?.Find("usage") is { } usage:
                _usage = AnthropicWords.ReadUsage(usage, _usage);
                break;
            case "content_block_start" when root.Find("content_block") is { } block && block.FindText("type") == "tool_use":
                _calls[index] = _calls.Count;
                deltas.Add(new ToolCallDelta(_calls[index], block.FindText("id") ?? $"call_{index}", block.FindText("name") ?? ""));
                break;
            case "content_block_delta" when root.Find("delta") is { } delta:
                ReadDelta(delta, index, deltas);
                break;
            case "message_delta":
                if (root.Find("delta")?.FindText("stop_reason") is { } reason)
                    deltas.Add(new FinishDelta(AnthropicWords.ReadReason(reason)));
                if (root.Find("usage") is { } final)
                    _usage = AnthropicWords.ReadUsage(final, _usage);
                if (_usage is { } known)
                    deltas.Add(new UsageDelta(known));
                break;
            case "error":
                JsonElement? error = root.Find("error");
                throw new ProviderFailure(error?.FindText("type") == "overloaded_error" ? 529 : 502, error?.FindText("message") ?? "the stream ended with an error");
        }
    }

    private void ReadDelta(JsonElement delta, int index, ICollection<ChatDelta> deltas)
    {
        if (delta.FindText("text") is { Length: > 0 } text)
            deltas.Add(new TextDelta(text));
        if (delta.FindText("partial_json") is { Length: > 0 } json && _calls.TryGetValue(index, out int call))
            deltas.Add(new ToolArgumentsDelta(call, json));
    }
}
