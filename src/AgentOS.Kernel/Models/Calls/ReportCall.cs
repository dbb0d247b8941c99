using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Models.Calls;

/// <summary>What an agent says it used of a model.</summary>
/// <param name="Tokens">How many.</param>
/// <param name="Success">Whether the model answered.</param>
internal sealed record ReportCall([property: JsonRequired] long Tokens, bool Success = true);
