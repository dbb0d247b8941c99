namespace AgentOS.Kernel.Models.Calls;

/// <summary>A line that the gateway answers a question with, as far as it is looked at.</summary>
/// <param name="Success">Null in all lines but the last.</param>
/// <param name="Tokens">Used in all.</param>
/// <param name="Error">What failed.</param>
/// <param name="Code">Its entry of the catalogue.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record ThinkLine(bool? Success = null, long Tokens = 0, string? Error = null, string? Code = null, string? Remedy = null);
