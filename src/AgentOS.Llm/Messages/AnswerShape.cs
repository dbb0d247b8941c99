namespace AgentOS.Llm.Messages;

/// <summary>JSON that the answer must be.</summary>
/// <param name="Schema">Its JSON Schema, as text; null is any object.</param>
/// <param name="Name">What the asker calls it; null is nothing.</param>
/// <param name="IsStrict">Whether the schema keeps to what providers hold a model to by force: every property required, no others.</param>
public sealed record AnswerShape(string? Schema, string? Name = null, bool IsStrict = false);
