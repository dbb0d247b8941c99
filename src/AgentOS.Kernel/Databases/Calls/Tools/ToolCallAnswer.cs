using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Databases.Calls.Tools;

/// <summary>One tool call.</summary>
/// <param name="Call">It; null when there is none.</param>
internal sealed record ToolCallAnswer([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ToolCallFields? Call) : DataAnswer;
