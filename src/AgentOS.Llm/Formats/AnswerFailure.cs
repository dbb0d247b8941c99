namespace AgentOS.Llm.Formats;

/// <summary>Why there is no answer, for the asker's client.</summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="Message">What, and what to do about it.</param>
/// <param name="Code">The entry of the catalogue; null when a provider said it.</param>
/// <param name="Remedy">What to do about it, by itself; null when a provider said it.</param>
public sealed record AnswerFailure(int Status, string Message, string? Code = null, string? Remedy = null);
