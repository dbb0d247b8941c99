namespace AgentOS.Llm.Messages;

/// <summary>A whole answer.</summary>
/// <param name="Model">Who answered.</param>
/// <param name="Text">Its words; may be empty.</param>
/// <param name="ToolCalls">What it asks for.</param>
/// <param name="Reason">Why it ended.</param>
/// <param name="Usage">What it used.</param>
public sealed record ChatAnswer(string Model, string Text, IReadOnlyList<ToolCallPart> ToolCalls, FinishReason Reason, ChatUsage Usage)
{
    /// <summary>Puts the pieces of an answer together.</summary>
    /// <param name="model">Who answered.</param>
    /// <param name="deltas">All of them.</param>
    public static ChatAnswer Of(string model, IEnumerable<ChatDelta> deltas)
    {
        AnswerAssembly assembly = new();
        foreach (ChatDelta delta in deltas)
            assembly.Add(delta);
        return assembly.ToAnswer(model);
    }
}
