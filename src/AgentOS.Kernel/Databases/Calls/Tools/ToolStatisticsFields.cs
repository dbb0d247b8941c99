namespace AgentOS.Kernel.Databases.Calls.Tools;

/// <summary>How one tool has fared.</summary>
internal sealed record ToolStatisticsFields(string Name, long TotalCalls, long Successful, long Failed, double AvgDurationMs);
