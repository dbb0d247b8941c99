using System.Text.Json;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats.Gemini;

/// <summary>Reads an answer: each part of a stream has the shape of a whole one.</summary>
internal sealed class GeminiAnswerReader : IAnswerReader
{
    private int _calls;

    public void Read(SseEvent received, ICollection<ChatDelta> deltas)
    {
        using JsonDocument document = JsonDocument.Parse(received.Data);
        JsonElement root = document.RootElement;
        if (root.Find("error") is { } error)
            throw new ProviderFailure(error.FindInteger("code") ?? 502, error.FindText("message") ?? error.GetRawText());
        foreach (JsonElement candidate in root.FindItems("candidates").Take(1))
        {
            foreach (JsonElement part in candidate.Find("content")?.FindItems("parts") ?? [])
                ReadPart(part, deltas);
            if (candidate.FindText("finishReason") is { } reason)
                deltas.Add(new FinishDelta(GeminiWords.ReadReason(reason)));
        }

        if (root.Find("promptFeedback")?.FindText("blockReason") is not null)
            deltas.Add(new FinishDelta(FinishReason.Filtered));
        if (GeminiWords.ReadUsage(root) is { } usage)
            deltas.Add(new UsageDelta(usage));
    }

    private void ReadPart(JsonElement part, ICollection<ChatDelta> deltas)
    {
        if (part.FindTruth("thought"))
            return;
        if (part.FindText("text") is { Length: > 0 } text)
            deltas.Add(new TextDelta(text));
        if (part.Find("functionCall") is not { } call)
            return;
        deltas.Add(new ToolCallDelta(_calls, call.FindText("id") ?? $"call_{_calls}", call.FindText("name") ?? ""));
        deltas.Add(new ToolArgumentsDelta(_calls, call.Find("args")?.GetRawText() ?? "{}"));
        _calls++;
    }
}
