using System.Text.Json;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats.OpenAI;

/// <summary>Reads an answer in parts (<c>chat.completion.chunk</c>).</summary>
internal sealed class OpenAIAnswerReader : IAnswerReader
{
    private readonly HashSet<int> _begun = [];

    public void Read(SseEvent received, ICollection<ChatDelta> deltas)
    {
        if (received.Data.Span.SequenceEqual("[DONE]"u8))
            return;
        using JsonDocument document = JsonDocument.Parse(received.Data);
        JsonElement root = document.RootElement;
        if (root.Find("error") is { } error)
            throw new ProviderFailure(502, error.FindText("message") ?? error.GetRawText());
        foreach (JsonElement choice in root.FindItems("choices").Where(choice => choice.FindCount("index") == 0))
        {
            if (choice.Find("delta") is { } delta)
                ReadDelta(delta, deltas);
            if (choice.FindText("finish_reason") is { } reason)
                deltas.Add(new FinishDelta(OpenAIWords.ReadReason(reason)));
        }

        if (OpenAIWords.ReadUsage(root) is { } usage)
            deltas.Add(new UsageDelta(usage));
    }

    /// <summary>Reads a whole message.</summary>
    public static void ReadMessage(JsonElement message, ICollection<ChatDelta> deltas) => new OpenAIAnswerReader().ReadDelta(message, deltas);

    private void ReadDelta(JsonElement delta, ICollection<ChatDelta> deltas)
    {
        if ((delta.FindText("content") ?? delta.FindText("refusal")) is { Length: > 0 } text)
            deltas.Add(new TextDelta(text));
        int position = 0;
        foreach (JsonElement call in delta.FindItems("tool_calls"))
        {
            // Whole messages number their calls by their order.
            int index = call.FindInteger("index") ?? position;
            position++;
            JsonElement? function = call.Find("function");
            if (_begun.Add(index))
                deltas.Add(new ToolCallDelta(index, call.FindText("id") ?? $"call_{index}", function?.FindText("name") ?? ""));
            if (function?.FindText("arguments") is { Length: > 0 } arguments)
                deltas.Add(new ToolArgumentsDelta(index, arguments));
        }
    }
}
