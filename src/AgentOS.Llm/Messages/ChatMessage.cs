namespace AgentOS.Llm.Messages;

/// <summary>One turn of a conversation.</summary>
/// <param name="Role">Whose.</param>
/// <param name="Parts">In their order.</param>
public sealed record ChatMessage(ChatRole Role, IReadOnlyList<ChatPart> Parts)
{
    /// <summary>Its words, without the rest.</summary>
    public string Text => string.Concat(Parts.OfType<TextPart>().Select(part => part.Text));
}
