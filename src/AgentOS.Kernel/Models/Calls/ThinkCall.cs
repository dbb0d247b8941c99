using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Models.Calls;

/// <summary>A question to a language model, as far as it is looked at.</summary>
/// <param name="Prompt">The question.</param>
internal sealed record ThinkCall([property: JsonRequired] string Prompt);
