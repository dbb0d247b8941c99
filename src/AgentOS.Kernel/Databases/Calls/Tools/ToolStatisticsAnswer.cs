using AgentOS.Storage.ToolCalls;

namespace AgentOS.Kernel.Databases.Calls.Tools;

/// <summary>How tools have fared.</summary>
/// <param name="Stats">The busiest first.</param>
internal sealed record ToolStatisticsAnswer(IReadOnlyList<ToolStatisticsFields> Stats) : DataAnswer
{
    public static ToolStatisticsAnswer Of(IReadOnlyList<ToolCallStatistics> statistics) => new([.. statistics.Select(tool =>
        new ToolStatisticsFields(tool.Name, tool.TotalCalls, tool.Successful, tool.Failed, tool.AverageDurationMilliseconds))]);
}
