using System.Text;

namespace AgentOS.Llm.Messages;

/// <summary>An answer that is being put together from its pieces.</summary>
public sealed class AnswerAssembly
{
    private readonly StringBuilder _text = new();
    private readonly SortedDictionary<int, (ToolCallDelta Call, StringBuilder Arguments)> _calls = [];
    private FinishReason _reason = FinishReason.Stop;
    private ChatUsage? _usage;

    /// <summary>Adds a piece.</summary>
    public void Add(ChatDelta delta)
    {
        switch (delta)
        {
            case TextDelta text:
                _text.Append(text.Text);
                break;
            case ToolCallDelta call:
                _calls[call.Index] = (call, new StringBuilder());
                break;
            case ToolArgumentsDelta arguments when _calls.TryGetValue(arguments.Index, out (ToolCallDelta Call, StringBuilder Arguments) call):
                call.Arguments.Append(arguments.Json);
                break;
            case UsageDelta usage:
                _usage = usage.Usage;
                break;
            case FinishDelta finish:
                _reason = finish.Reason;
                break;
        }
    }

    /// <summary>The whole.</summary>
    /// <param name="model">Who answered.</param>
    public ChatAnswer ToAnswer(string model)
    {
        string text = _text.ToString();
        ToolCallPart[] calls = [.. _calls.Values.Select(call => new ToolCallPart(call.Call.Id, call.Call.Name, call.Arguments.Length == 0 ? "{}" : call.Arguments.ToString()))];
        ChatUsage usage = _usage ?? new ChatUsage(0, TokenEstimate.OfText(text) + calls.Sum(call => TokenEstimate.OfText(call.Arguments)));
        return new ChatAnswer(model, text, calls, calls.Length > 0 && _reason == FinishReason.Stop ? FinishReason.ToolCalls : _reason, usage);
    }
}
