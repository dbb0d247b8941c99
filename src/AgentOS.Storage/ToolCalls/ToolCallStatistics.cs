namespace AgentOS.Storage.ToolCalls;

/// <summary>How one tool has fared.</summary>
/// <param name="Name">The tool.</param>
/// <param name="TotalCalls">Finished calls.</param>
/// <param name="Successful">Those with a result.</param>
/// <param name="Failed">Those with an error.</param>
/// <param name="AverageDurationMilliseconds">Mean duration.</param>
public sealed record ToolCallStatistics(string Name, long TotalCalls, long Successful, long Failed, double AverageDurationMilliseconds);
