namespace AgentOS.Llm.Messages;

/// <summary>Whether the model may, must or must not ask for a tool.</summary>
/// <param name="Mode">Which.</param>
/// <param name="Name">The one tool it must ask for; null is any.</param>
public sealed record ToolChoice(ToolChoiceMode Mode, string? Name = null);

/// <summary>Kinds of <see cref="ToolChoice"/>.</summary>
public enum ToolChoiceMode
{
    /// <summary>As the model likes.</summary>
    Auto,

    /// <summary>It must.</summary>
    Required,

    /// <summary>It must not.</summary>
    None,
}
