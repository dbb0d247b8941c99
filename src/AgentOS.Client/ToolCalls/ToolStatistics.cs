namespace AgentOS.Client.ToolCalls;

/// <summary>How often a tool was called.</summary>
/// <param name="Name">The tool.</param>
/// <param name="TotalCalls">All calls.</param>
/// <param name="Successful">That succeeded.</param>
/// <param name="Failed">That failed.</param>
/// <param name="AvgDurationMs">Mean duration in milliseconds.</param>
public sealed record ToolStatistics(string Name, long TotalCalls, long Successful, long Failed, double AvgDurationMs);
